package window

import (
	"bytes"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"
)

var markdown = sync.OnceValue(func() goldmark.Markdown {
	return goldmark.New(goldmark.WithExtensions(extension.Strikethrough, extension.Linkify))
})

// renderMarkdown turns a note into HTML that is safe to show.
func renderMarkdown(note string) string {
	if note == "" {
		return ""
	}
	var rendered bytes.Buffer
	if err := markdown().Convert([]byte(note), &rendered); err != nil {
		return html.EscapeString(note)
	}
	return sanitize(rendered.String())
}
