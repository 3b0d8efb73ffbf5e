package program

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// longestName is how many bytes of a name go into the name of a file: file systems take 255, some tools fewer.
const longestName = 120

// FileName makes of a name the name of a file (without ending) that every file system takes and that leads nowhere else: letters of
// any script stay, what paths and shells are made of becomes "_".
func FileName(name string) string {
	cleaned := strings.Map(func(r rune) rune {
		switch {
		case r < ' ' || r == 0x7f || r == utf8.RuneError || strings.ContainsRune(`/\:*?"<>|`, r):
			return '_'
		case r == 0x200e || r == 0x200f || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069: // they turn what follows around
			return -1
		}
		return r
	}, norm.NFC.String(name))
	cleaned = strings.Trim(strings.Join(strings.Fields(cleaned), " "), " .-")
	for len(cleaned) > longestName {
		_, size := utf8.DecodeLastRuneInString(cleaned)
		cleaned = cleaned[:len(cleaned)-size]
	}
	cleaned = strings.TrimRight(cleaned, " .")
	if cleaned == "" {
		return "contact"
	}
	if isDevice(cleaned) {
		return "_" + cleaned
	}
	return cleaned
}

// isDevice tells the names that Windows keeps for devices, whatever ending they have.
func isDevice(name string) bool {
	stem, _, _ := strings.Cut(strings.ToUpper(name), ".")
	stem = strings.TrimSpace(stem)
	switch stem {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	return len(stem) == 4 && (strings.HasPrefix(stem, "COM") || strings.HasPrefix(stem, "LPT")) && stem[3] >= '0' && stem[3] <= '9'
}

// fileNames gives each name once, on file systems too that do not tell upper from lower case.
type fileNames map[string]bool

func (f fileNames) next(name string) string {
	name = FileName(name)
	unique := name
	for n := 2; f[strings.ToLower(unique)]; n++ {
		unique = name + " " + strconv.Itoa(n)
	}
	f[strings.ToLower(unique)] = true
	return unique
}
