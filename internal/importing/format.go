package importing

import "slices"

// format is the number under which a link of the vault remembers the format of a file: a place in formats, which therefore only grows.
type format int

const formatVCard format = 0

var formats = []string{
	"vcard", "google-csv", "outlook-csv", "linkedin-csv", "thunderbird-csv", "apple-csv", "csv", "tsv", "ldif", "xlsx",
}

// formatOf finds the number of a format of package table; those of a later version count as plain tables.
func formatOf(name string) format {
	if at := slices.Index(formats, name); at > 0 {
		return format(at)
	}
	return format(slices.Index(formats, "csv"))
}
