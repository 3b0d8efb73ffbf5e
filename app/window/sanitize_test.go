package window

import (
	"strings"
	"testing"

	"github.com/microcosm-cc/bluemonday"
)

// policy is what sanitize promises, said to a library that has been attacked for many years. It is only here because it compiles
// its tables at every start of a program that knows it.
func policy() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	for name := range shownElements {
		p.AllowElements(name)
	}
	for name := range silentElements {
		p.SkipElementsContent(name)
	}
	p.AllowAttrs("href").OnElements("a")
	for scheme := range linkSchemes {
		p.AllowURLSchemes(scheme)
	}
	p.RequireParseableURLs(true)
	return p.RequireNoFollowOnLinks(false)
}

var hostile = []string{
	"plain & <b>bold</b> text, 3 < 4 > 2 \"quoted\" 'too'",
	"<p>one<br>two<br>three</p><hr><ul><li>a<li>b</ul>",
	`<p onclick="x()" style="color:red" class=y id=z>text</p>`,
	`<a href="https://example.org/?a=1&amp;b=%C3%A4#c" target=_blank>go</a>`,
	`<a href="mailto:a@example.org">m</a><a href="tel:+49 40 1">t</a><a href="kith:abc">k</a>`,
	`<a href="javascript:alert(1)">x</a><a href=" JaVaScRiPt:alert(1)">x</a><a href="java&#10;script:alert(1)">x</a>`,
	`<a href="data:text/html,x">x</a><a href="smb://h/s">x</a><a href="//h/s">x</a><a href="/etc">x</a><a>x</a>`,
	`<a href="https://a.example/&quot;onmouseover=&quot;x">x</a>`,
	`<img src=x onerror=alert(1)><svg onload=alert(1)><circle/></svg><video src=x>v</video>`,
	`<script>alert(1)</script>after<script src=x></script>`,
	`<style>p{}</style><iframe srcdoc="<script>x</script>">in</iframe>after`,
	`<scr<script>ipt>alert(1)</script>`, `<<p>a`, `<p`, `</p>`, `<!-- <p>c</p> -->d<!doctype html>`,
	`<![CDATA[<script>x</script>]]>`, `&lt;script&gt;alert(1)&lt;/script&gt;`, `&#x3c;p&#x3e;`,
	`<title><p>t</p></title>u<textarea><p>v</p></textarea>w<noscript><p>x</p></noscript>y`,
	"<math><mi//xlink:href=\"data:x,<script>alert(4)</script>\">", "<P>UPPER</P><A HREF='HTTPS://EXAMPLE.ORG'>u</A>",
	"\x00<p>\x00nul</p>", "<p>ä日本🙂</p>",
}

func TestSanitizeAgreesWithALibrary(t *testing.T) {
	known := policy()
	for _, text := range hostile {
		if got, want := sanitize(text), known.Sanitize(text); got != want {
			t.Errorf("%q:\n got %q\nwant %q", text, got, want)
		}
	}
}

// FuzzSanitize looks for anything that a browser could run or fetch, in what is left.
func FuzzSanitize(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	known := policy()
	f.Fuzz(func(t *testing.T, text string) {
		once := sanitize(text)
		if again := sanitize(once); again != once {
			t.Errorf("what is safe changes when it is read again: %q\n%q", once, again)
		}
		if checked := known.Sanitize(once); checked != once {
			t.Errorf("the library finds something in what is left of %q:\n%q\n%q", text, once, checked)
		}
	})
}

func TestSanitizeClosesNoLinkThatItLeftOut(t *testing.T) {
	if got := sanitize(`<a>a</a></a><a href="x:y">b<a href="tel:1">c</a></a></a><br/>`); got != `ab<a href="tel:1">c</a><br>` {
		t.Errorf("got %q", got)
	}
}

func TestTextOfLeavesNoMarks(t *testing.T) {
	if got := textOf("<p>Tee &amp; <strong>Kuchen</strong><script>x</script> um 3</p>"); strings.TrimSpace(got) != "Tee & Kuchen um 3" {
		t.Errorf("got %q", got)
	}
}
