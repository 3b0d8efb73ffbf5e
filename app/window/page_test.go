package window

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"

	"kith/app/program"
	"kith/internal/contact"
	"kith/internal/vault"
)

var builtPage = fstest.MapFS{"index.html": {Data: []byte(`<html><head><title>Kith</title><script type="module" src="/assets/index.js"></script></head><body></body></html>`)},
	"assets/words-de-x1.js": {}, "assets/words-en-x2.js": {}}

// served is what a request for the page gets.
func served(w *Window, path string) *http.Response {
	recorder := httptest.NewRecorder()
	w.ServePage(builtPage, http.FileServerFS(builtPage)).ServeHTTP(recorder, httptest.NewRequest(http.MethodGet, path, nil))
	return recorder.Result()
}

func body(t *testing.T, response *http.Response) string {
	t.Helper()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// blockOf is the text of the data block in what was served.
func blockOf(t *testing.T, text string) string {
	t.Helper()
	_, rest, found := strings.Cut(text, `<script type="application/json" id="start">`)
	block, _, closed := strings.Cut(rest, "</script></head>")
	if !found || !closed {
		t.Fatalf("no start in %s", text)
	}
	return block
}

func TestPageBringsItsStart(t *testing.T) {
	w, _ := openWindow(t, t.TempDir())
	const name = `Anna </script><script>alert(1)</script> & Söhne`
	if _, err := w.People.Create("person", contact.NameParts{Family: []string{name}}, ""); err != nil {
		t.Fatal(err)
	}
	response := served(w, "/")
	if policy := response.Header.Get("Content-Security-Policy"); policy != contentPolicy {
		t.Errorf("policy %q", policy)
	}
	var start Start
	if err := json.Unmarshal([]byte(blockOf(t, body(t, response))), &start); err != nil {
		t.Fatal(err)
	}
	if start.State != "open" || len(start.First.Rows) != 1 || !strings.Contains(start.First.Rows[0].Name, name) {
		t.Errorf("start %+v", start)
	}
}

func TestPageBringsTheWordsOfItsLanguage(t *testing.T) {
	w, _ := openWindow(t, t.TempDir())
	for language, file := range map[string]string{"de": "/assets/words-de-x1.js", "en": "/assets/words-en-x2.js"} {
		settings := program.Settings{Language: language}
		if _, err := w.Shell.SaveSettings(settings); err != nil {
			t.Fatal(err)
		}
		text := body(t, served(w, "/"))
		if !strings.Contains(text, `<script type="module" crossorigin src="`+file+`"></script><script type="module" src="/assets/index.js">`) || strings.Count(text, "words-") != 1 {
			t.Errorf("%s: %s", language, text)
		}
	}
}

// The page says itself that it waits, or what went wrong; it must never wait to be served.
func TestPageWithoutItsStart(t *testing.T) {
	w := New(t.TempDir(), nil)
	if text := body(t, served(w, "/")); strings.Contains(text, `id="start"`) {
		t.Errorf("a vault that is not open yet has a start: %s", text)
	}
	w.Open(&testHost{}, vault.Options{})
	t.Cleanup(func() { _ = w.Close() })

	second := New(w.dir, nil)
	second.Open(&testHost{}, vault.Options{})
	t.Cleanup(func() { _ = second.Close() })
	var start Start
	if err := json.Unmarshal([]byte(blockOf(t, body(t, served(second, "/index.html")))), &start); err != nil {
		t.Fatal(err)
	}
	if start.State != "failed" || start.Problem == nil {
		t.Errorf("a vault in use: %+v", start)
	}
}

func TestOtherFilesAreServedAsTheyAre(t *testing.T) {
	w, _ := openWindow(t, t.TempDir())
	if response := served(w, "/missing.js"); response.StatusCode != http.StatusNotFound || response.Header.Get("Content-Security-Policy") == "" {
		t.Errorf("%d %v", response.StatusCode, response.Header)
	}
}
