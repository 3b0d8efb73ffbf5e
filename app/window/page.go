package window

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"net/http"
)

// endOfHead is where the answer goes into the page.
var endOfHead = []byte("</head>")

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
	var block bytes.Buffer
	block.WriteString(wordsLink(page, start.Language))
	block.WriteString(`<script type="application/json" id="start">`)
	block.Write(answer)
	block.WriteString("</script>")
	block.Write(endOfHead)
	return bytes.Replace(html, endOfHead, block.Bytes(), 1), true
}

// wordsLink has the web view read the words of a language while it reads the page, which asks for them only when it runs.
func wordsLink(page fs.FS, language string) string {
	files, err := fs.Glob(page, "assets/words-"+language+"-*.js")
	if err != nil || len(files) != 1 {
		return "" // then they come a little later
	}
	return `<link rel="modulepreload" crossorigin href="/` + files[0] + `">`
}
