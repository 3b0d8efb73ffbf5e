package table

import "testing"

func TestGuard(t *testing.T) {
	for cell, want := range map[string]string{
		"":                         "",
		"Weber":                    "Weber",
		"+49 (40) 123-45/6":        "+49 (40) 123-45/6",
		"--05-09":                  "--05-09",
		"-":                        "-",
		"=1+1":                     "'=1+1",
		"+1+cmd|' /C calc'!A0":     "'+1+cmd|' /C calc'!A0",
		"-2+3+cmd|'/C calc'!A0":    "'-2+3+cmd|'/C calc'!A0",
		"@SUM(1)":                  "'@SUM(1)",
		"\t=1":                     "'\t=1",
		"\r=1":                     "'\r=1",
		"＝1":                       "'＝1",
		"'=1":                      "''=1",
		"'t Hooft":                 "'t Hooft",
		"=HYPERLINK(\"http://x\")": "'=HYPERLINK(\"http://x\")",
		"+49 40 12 ext. 3":         "'+49 40 12 ext. 3",
	} {
		if got := Guard(cell); got != want {
			t.Errorf("Guard(%q) = %q, want %q", cell, got, want)
		}
		if got := Unguard(Guard(cell)); got != cell {
			t.Errorf("Unguard(Guard(%q)) = %q", cell, got)
		}
	}
}

func FuzzGuard(f *testing.F) {
	f.Add("'=1")
	f.Fuzz(func(t *testing.T, cell string) {
		if got := Unguard(Guard(cell)); got != cell {
			t.Errorf("%q comes back as %q", cell, got)
		}
	})
}
