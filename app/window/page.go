package window

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"net/http"
)

var (
	// startOfScript is where the words of the page go: before the script that shows them.
	startOfScript = []byte(`<script type="module"`)
	// endOfHead is where the answer goes.
	endOfHead = []byte("</head>")
)

// ServePage serves the built page: what next serves, with the content policy, and the page itself with the answer to its first
// question already in it, so that the first frame waits for no call.
func (w *Window) ServePage(page fs.FS, next http.Handler) http.Handler {
	return securityHeaders(http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
		if request.Method == http.MethodGet && (request.URL.Path == "/" || request.URL.Path == "/index.html") {
			if text, ok := w.pageWithStart(page); ok {
				response.Header().Set("Content-Type", "text/html; charset=utf-8")
				response.Header().Set("Cache-Control", "no-store")
				_, _ = response.Write(text)
				return
			}
		}
		next.ServeHTTP(response, request)
	}))
}

// pageWithStart is index.html with the answer of Shell.Start as a block of data. Without one if the vault is not open yet: a
// migration may take its time, and the page has something to say meanwhile. Then the page asks.
func (w *Window) pageWithStart(page fs.FS) (text []byte, ok bool) {
	select {
	case <-w.ready:
	default:
		return nil, false
	}
	html, err := fs.ReadFile(page, "index.html")
	if err != nil {
		return nil, false
	}
	start, err := w.Shell.Start()
	if err != nil {
		return nil, false
	}
	// Marshal writes <, > and & as \u003c and so on: no name in the book can end the block.
	answer, err := json.Marshal(start)
	if err != nil {
		return nil, false
	}
	html = insertBefore(html, startOfScript, wordsScript(page, start.Language))
	return insertBefore(html, endOfHead, `<script type="application/json" id="start">`+string(answer)+"</script>"), true
}

// insertBefore puts text before the first mark in a page; without one there is no place for it.
func insertBefore(html, mark []byte, text string) []byte {
	return bytes.Replace(html, mark, append([]byte(text), mark...), 1)
}

// wordsScript has the web view read the words of a language while it waits for the page's own script, which asks for them only
// when it runs.
func wordsScript(page fs.FS, language string) string {
	files, err := fs.Glob(page, "assets/words-"+language+"-*.js")
	if err != nil || len(files) != 1 {
		return "" // then they come a little later
	}
	return `<script type="module" crossorigin src="/` + files[0] + `"></script>`
}
