package window

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// shownElements is what a note may consist of, without any attribute but the address of a link. No images: they would tell a
// server that they were seen.
var shownElements = map[string]bool{
	"p": true, "br": true, "strong": true, "em": true, "del": true, "ul": true, "ol": true, "li": true, "blockquote": true,
	"code": true, "pre": true, "h1": true, "h2": true, "h3": true, "h4": true, "hr": true,
}

// silentElements are left out with all that is in them.
var silentElements = map[string]bool{
	"script": true, "style": true, "template": true, "iframe": true, "frame": true, "frameset": true, "object": true,
	"noembed": true, "noframes": true, "noscript": true, "title": true, "textarea": true, "xmp": true, "plaintext": true,
}

// linkSchemes are the addresses a link may have; kith:ID is a mention of a person. The page opens them only through Shell.OpenLink.
var linkSchemes = map[string]bool{"http": true, "https": true, "mailto": true, "tel": true, "kith": true}

// sanitize lets shownElements and links through and leaves the text of all else. Nothing of the input is copied: what comes out
// is written anew, with all text escaped.
func sanitize(text string) string {
	var out strings.Builder
	var links []bool // of the links that are open: whether they were written
	visible(text, func(token html.Token) {
		switch {
		case token.Type == html.TextToken:
			out.WriteString(html.EscapeString(token.Data))
		case token.Data == "a" && token.Type == html.EndTagToken:
			if last := len(links) - 1; last >= 0 {
				if links[last] {
					out.WriteString("</a>")
				}
				links = links[:last]
			}
		case token.Data == "a":
			address, ok := linkAddress(token.Attr)
			if ok {
				out.WriteString(`<a href="` + html.EscapeString(address) + `">`)
			}
			links = append(links, ok)
		case shownElements[token.Data] && token.Type == html.EndTagToken:
			out.WriteString("</" + token.Data + ">")
		case shownElements[token.Data]:
			out.WriteString("<" + token.Data + ">")
		}
	})
	return out.String()
}

// textOf is the text of some HTML and nothing else of it.
func textOf(text string) string {
	var out strings.Builder
	visible(text, func(token html.Token) {
		if token.Type == html.TextToken {
			out.WriteString(token.Data)
		}
	})
	return out.String()
}

// visible hands over the texts and tags that are in no silent element; comments and the like are no tokens for anybody.
func visible(text string, take func(html.Token)) {
	silent := ""
	for tokens := html.NewTokenizer(strings.NewReader(text)); ; {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			return // the end: strings do not fail
		}
		token := tokens.Token()
		switch {
		case silent != "":
			if kind == html.EndTagToken && token.Data == silent {
				silent = ""
			}
		case kind == html.StartTagToken && silentElements[token.Data]:
			silent = token.Data
		case kind == html.TextToken, kind == html.StartTagToken, kind == html.EndTagToken, kind == html.SelfClosingTagToken:
			take(token)
		}
	}
}

// linkAddress is where a link may lead; false if nowhere.
func linkAddress(attributes []html.Attribute) (string, bool) {
	for _, one := range attributes {
		if one.Key != "href" {
			continue
		}
		written := strings.TrimSpace(one.Val)
		address, err := url.Parse(written)
		if err != nil || strings.ContainsAny(written, " \t\r\n") || !linkSchemes[strings.ToLower(address.Scheme)] {
			return "", false
		}
		return address.String(), true
	}
	return "", false
}
