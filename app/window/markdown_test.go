package window

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

func TestRenderMarkdown(t *testing.T) {
	for note, want := range map[string]string{
		"":                      "",
		"plain & 3 < 4 \"ü\"":   "<p>plain &amp; 3 &lt; 4 &quot;ü&quot;</p>\n",
		"**bold** ~~gone~~ `c`": "<p><strong>bold</strong> <del>gone</del> <code>c</code></p>\n",
		"[Anna](kith:abc) [m](mailto:a@example.org) [t](tel:+49401)":                       `<p><a href="kith:abc">Anna</a> <a href="mailto:a@example.org">m</a> <a href="tel:+49401">t</a></p>` + "\n",
		"see https://example.org/?a=1&b=2 or www.example.org":                              `<p>see <a href="https://example.org/?a=1&amp;b=2">https://example.org/?a=1&amp;b=2</a> or <a href="http://www.example.org">www.example.org</a></p>` + "\n",
		"<a@example.org> <smb://h/s> <HTTPS://EXAMPLE.ORG>":                                `<p><a href="mailto:a@example.org">a@example.org</a> smb://h/s <a href="HTTPS://EXAMPLE.ORG">HTTPS://EXAMPLE.ORG</a></p>` + "\n",
		`[x **y**](javascript:alert(1) "t") [r](/etc) [p](//host/x) [d](data:text/html,x)`: "<p>x <strong>y</strong> r p d</p>\n",
		`[go](https://example.org "title")`:                                                `<p><a href="https://example.org">go</a></p>` + "\n",
		"![the *cat*](https://example.org/seen.png) [![i](x.png)](file:///etc)":            "<p>the <em>cat</em> i</p>\n",
		"# One\n\n3. three": "<h1>One</h1>\n<ol start=\"3\">\n<li>three</li>\n</ol>\n",
	} {
		if got := renderMarkdown(note); got != want {
			t.Errorf("%q:\n got %q\nwant %q", note, got, want)
		}
	}
}

var hostile = []string{
	"<script>alert(1)</script>after", "a <b onclick=\"x()\">bold</b> word", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>\n\ntext",
	"[x](<java\nscript:alert(1)>)", "[x](java&#10;script:alert(1))", "[x](&#106;avascript:alert(1))", "[x]( JaVaScRiPt:alert(1))",
	`[x](https://a.example/"onmouseover="x)`, "[a]: javascript:x\n\n[a] [b][a]", "<javascript:alert(1)>", "![x](x\" onerror=\"alert(1))",
	"[![x](https://e.example/p.png)](https://e.example)", "`<p onclick=x>`", "    <script>x</script>", "&lt;script&gt;alert(1)&lt;/script&gt;",
	"<!-- c -->\n<iframe srcdoc='<script>x</script>'>", "\x00[x](kith:\x00)", "***a** b*", "> 1\n> - 2\n```html\n<p>\n```",
}

// checkSafe fails where something is left that a browser could run or fetch.
func checkSafe(t *testing.T, note string) {
	t.Helper()
	shown := []string{"p", "br", "strong", "em", "del", "ul", "ol", "li", "blockquote", "code", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "a"}
	rendered := renderMarkdown(note)
	for tokens := html.NewTokenizer(strings.NewReader(rendered)); ; {
		kind := tokens.Next()
		if kind == html.ErrorToken {
			return
		}
		token := tokens.Token()
		if kind == html.TextToken || kind == html.CommentToken {
			continue
		}
		if !slices.Contains(shown, token.Data) {
			t.Fatalf("%q: element %q in %q", note, token.Data, rendered)
		}
		for _, a := range token.Attr {
			address, err := url.Parse(a.Val)
			switch {
			case a.Key == "start" && token.Data == "ol", a.Key == "class" && token.Data == "code":
			case a.Key == "href" && token.Data == "a" && err == nil && linkSchemes[strings.ToLower(address.Scheme)]:
			default:
				t.Fatalf("%q: attribute %s=%q in %q", note, a.Key, a.Val, rendered)
			}
		}
	}
}

func TestNotesAreSafe(t *testing.T) {
	for _, note := range hostile {
		checkSafe(t, note)
	}
}

func FuzzRenderMarkdown(f *testing.F) {
	for _, note := range hostile {
		f.Add(note)
	}
	f.Fuzz(checkSafe)
}

func TestWordsOf(t *testing.T) {
	if got := oneLine("Tee & **Kuchen**\n\n- um 3 <script>x</script>\n- [Anna](kith:1)"); got != "Tee & Kuchen um 3 x Anna" {
		t.Errorf("got %q", got)
	}
}
