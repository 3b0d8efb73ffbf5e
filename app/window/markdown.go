package window

import (
	"bytes"
	"sync"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// sanitizer lets through text, lists, emphasis and links; no images, which would tell a server that they were seen, and no
// attribute but the address of a link. The page opens links only through Shell.OpenLink.
var sanitizer = sync.OnceValue(func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("p", "br", "strong", "em", "del", "ul", "ol", "li", "blockquote", "code", "pre", "h1", "h2", "h3", "h4", "hr")
	p.AllowAttrs("href").OnElements("a")
	p.AllowURLSchemes("http", "https", "mailto", "tel", "kith") // kith:ID is a mention of a person
	p.RequireParseableURLs(true)
	return p
})

var markdown = sync.OnceValue(func() goldmark.Markdown {
	return goldmark.New(goldmark.WithExtensions(extension.Strikethrough, extension.Linkify))
})

// renderMarkdown turns a note into HTML that is safe to show.
func renderMarkdown(note string) string {
	if note == "" {
		return ""
	}
	var html bytes.Buffer
	if err := markdown().Convert([]byte(note), &html); err != nil {
		return bluemonday.StrictPolicy().Sanitize(note)
	}
	return sanitizer().Sanitize(html.String())
}
