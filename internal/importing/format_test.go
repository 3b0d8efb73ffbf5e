package importing

import "testing"

func TestFormatName(t *testing.T) {
	for format, want := range map[string]string{"vcard-2.1": "vCard 2.1", "outlook-csv": "Outlook CSV", "jcard": "jCard", "xcard": "xCard", "xlsx": "Excel", "": ""} {
		if got := FormatName(format); got != want {
			t.Errorf("%q: %q, want %q", format, got, want)
		}
	}
	for _, name := range formats[1:] {
		if FormatName(name) == name {
			t.Errorf("%s has no name", name)
		}
	}
}

func TestIsBook(t *testing.T) {
	for name, want := range map[string]bool{"a.vcf": true, "/b/Kontakte.CSV": true, "all.zip": true, "x.LDIF": true, "list": false, "photo.jpg": false, "vcf": false} {
		if IsBook(name) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
}
