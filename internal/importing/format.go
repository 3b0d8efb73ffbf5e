package importing

import (
	"path/filepath"
	"slices"
	"strings"

	"kith/internal/tree"
)

// format is the number under which a link of the vault remembers the format of a file: a place in formats, which therefore only grows.
type format int

const formatVCard format = 0

var formats = []string{
	"vcard", "google-csv", "outlook-csv", "linkedin-csv", "thunderbird-csv", "apple-csv", "csv", "tsv", "ldif", "xlsx", "fritzbox",
}

// formatOf finds the number of a format of packages table and tree; those of a later version count as plain tables.
func formatOf(name string) format {
	if at := slices.Index(formats, name); at > 0 {
		return format(at)
	}
	return format(slices.Index(formats, "csv"))
}

// formatNames are the formats as people call them.
var formatNames = map[string]string{
	"google-csv": "Google CSV", "outlook-csv": "Outlook CSV", "linkedin-csv": "LinkedIn CSV", "thunderbird-csv": "Thunderbird CSV", "apple-csv": "Apple CSV",
	"csv": "CSV", "tsv": "TSV", "ldif": "LDIF", "xlsx": "Excel",
	"jcard": "jCard", "xcard": "xCard", "fritzbox": "FRITZ!Box",
}

// FormatName is what people call a format: "Outlook CSV", "vCard 3.0".
func FormatName(format string) string {
	if name := formatNames[format]; name != "" {
		return name
	}
	return strings.Replace(format, "vcard-", "vCard ", 1)
}

// Extensions are the endings of files that can be address books, in lower case.
var Extensions = []string{".vcf", ".vcard", ".csv", ".tsv", ".tab", ".txt", ".ldif", ".xlsx", ".json", ".jcard", ".xml", ".xcard", ".zip"}

// CalendarExtensions are the endings of calendars, whose appointments come in as encounters.
var CalendarExtensions = []string{".ics", ".ical", ".ifb", ".icalendar"}

// IsOpened reports whether the window shows by its name what a file would bring: an address book or a calendar.
func IsOpened(name string) bool {
	return IsBook(name) || slices.Contains(CalendarExtensions, strings.ToLower(filepath.Ext(name)))
}

// IsBook reports whether a file can be an address book by its name.
func IsBook(name string) bool {
	return slices.Contains(Extensions, strings.ToLower(filepath.Ext(name)))
}

// formatOfKind is the number of the format that an item says it has. jCards and xCards are vCards in another form: the same person, by
// the same UID.
func formatOfKind(kind string) format {
	if kind == "" || kind == tree.JCard || kind == tree.XCard || strings.HasPrefix(kind, "vcard") {
		return formatVCard
	}
	return formatOf(kind)
}
