package table

import (
	"encoding/base64"
	"testing"
)

// The output of ldapsearch: comments that are folded before the first entry, pictures of any form, and a last record about the search.
func TestOutputOfLDAPSearch(t *testing.T) {
	webp := base64.StdEncoding.EncodeToString([]byte("RIFF\x10\x00\x00\x00WEBPVP8 abc"))
	const none = "AAECAwQF"
	text := "# extended LDIF\n#\n# filter: a long one that is\n  folded\n\ndn: uid=a\ncn: A B\njpegPhoto:: " + webp + "\n\n" +
		"dn: uid=c\ncn: C D\nthumbnailPhoto:: " + none + "\n\n# search result\nsearch: 2\nresult: 0 Success\n\n# numEntries: 2\n"
	if format, ok := Detect([]byte(text)); !ok || format != LDIF {
		t.Fatalf("taken for %s", format)
	}
	table := open(t, text, Options{})
	all := rest(t, table)
	if len(all) != 2 {
		t.Fatalf("%d contacts", len(all))
	}
	if p := all[0].Card.First("PHOTO"); p == nil || p.Value != "data:image/webp;base64,"+webp {
		t.Errorf("the picture is %v", p)
	}
	if p := all[1].Card.First("X-KITH-COLUMN"); p == nil || p.Value != none || codes(all[1].Warnings) != "bad-picture@10" {
		t.Errorf("what is no picture became %v, %s", p, codes(all[1].Warnings))
	}
	if codes(table.Warnings()) != "text-outside@14" {
		t.Errorf("warnings %s", codes(table.Warnings()))
	}
}
