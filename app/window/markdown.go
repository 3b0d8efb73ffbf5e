package window

import (
	"bytes"
	"net/url"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"
)

// linkSchemes are the addresses a link may have; kith:ID is a mention of a person. The page opens them only through Shell.OpenLink.
var linkSchemes = map[string]bool{"http": true, "https": true, "mailto": true, "tel": true, "kith": true}

var markdown = sync.OnceValue(func() goldmark.Markdown {
	return goldmark.New(
		goldmark.WithExtensions(extension.Strikethrough, extension.Linkify),
		goldmark.WithParserOptions(parser.WithASTTransformers(util.Prioritized(plainLinks{}, 1000))),
	)
})

// renderMarkdown turns a note into HTML that is safe to show: goldmark leaves HTML in a note out, and writes no more than the elements of
// Markdown.
func renderMarkdown(note string) string {
	if note == "" {
		return ""
	}
	var rendered bytes.Buffer
	if err := markdown().Convert([]byte(note), &rendered); err != nil {
		return html.EscapeString(note)
	}
	return rendered.String()
}

// plainLinks leaves of links to anywhere else but linkSchemes what they say, and so of images, which would tell a server that they were
// seen.
type plainLinks struct{}

// Transform implements parser.ASTTransformer.
func (plainLinks) Transform(note *ast.Document, source text.Reader, _ parser.Context) {
	var gone []ast.Node
	// The walk fails only where the function does.
	_ = ast.Walk(note, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Image:
			gone = append(gone, n)
		case *ast.Link:
			if n.Title = nil; !leads(n.Destination) {
				gone = append(gone, n)
			}
		case *ast.AutoLink:
			if n.AutoLinkType == ast.AutoLinkURL && !leads(n.URL(source.Source())) {
				gone = append(gone, n)
			}
		}
		return ast.WalkContinue, nil
	})
	for _, n := range gone {
		if auto, ok := n.(*ast.AutoLink); ok {
			n.AppendChild(n, ast.NewString(auto.Label(source.Source())))
		}
		for child := n.FirstChild(); child != nil; child = n.FirstChild() {
			n.Parent().InsertBefore(n.Parent(), n, child)
		}
		n.Parent().RemoveChild(n.Parent(), n)
	}
}

// leads says of an address, as it will be written, whether it leads anywhere.
func leads(address []byte) bool {
	parsed, err := url.Parse(string(util.URLEscape(address, true)))
	return err == nil && linkSchemes[strings.ToLower(parsed.Scheme)]
}

// wordsOf is what a note says, without its marks.
func wordsOf(note string) string {
	var out strings.Builder
	for tokens := html.NewTokenizer(strings.NewReader(renderMarkdown(note))); ; {
		switch tokens.Next() {
		case html.ErrorToken:
			return out.String() // the end: strings do not fail
		case html.TextToken:
			out.WriteString(tokens.Token().Data)
		}
	}
}
