package table

import (
	"kith/internal/vcard"
)

// The formats, as reports name them.
const (
	GoogleCSV      = "google-csv"
	OutlookCSV     = "outlook-csv"
	LinkedInCSV    = "linkedin-csv"
	ThunderbirdCSV = "thunderbird-csv"
	AppleCSV       = "apple-csv"
	CSV            = "csv"
	TSV            = "tsv"
	LDIF           = "ldif"
	XLSX           = "xlsx"
)

// Formats are all of them.
var Formats = []string{GoogleCSV, OutlookCSV, LinkedInCSV, ThunderbirdCSV, AppleCSV, CSV, TSV, LDIF, XLSX}

// Separators are what Options.Separator can be.
var Separators = []string{",", ";", "\t", "|"}

// The orders of day, month and year.
const (
	DMY = "dmy"
	MDY = "mdy"
	YMD = "ymd"
)

// What becomes of cells in columns without a target.
const (
	// KeepProperty keeps them as X-KITH-COLUMN properties, each with the header as parameter X-NAME.
	KeepProperty = "property"
	// KeepNote writes them as lines "Header: value" into the note.
	KeepNote = "note"
)

// NoHeader is Options.Header for a table whose first row is data.
const NoHeader = -1

// Options are what the caller knows better than detection.
type Options struct {
	// Format is one of Formats; "" detects.
	Format string
	// Charset overrides detection, as in vcard.Options.
	Charset string
	// Separator is one of Separators; "" detects.
	Separator string
	// Header is the number of the row that is the header, from 1, empty rows counted; 0 detects, NoHeader says that there is none.
	Header int
	// Sheet is the name of the sheet of a workbook; "" takes the first visible one that holds anything.
	Sheet string
	// Mapping says what the columns mean, by position; nil takes the guess.
	Mapping *Mapping
	// Unmapped is KeepProperty (also "") or KeepNote. Mapping.Unmapped goes before it.
	Unmapped string
	// DateOrder is DMY, MDY or YMD for the columns of dates whose order is doubtful; "" takes what is usual where the file comes from.
	DateOrder string
}

// Table is an open table: what was found out about it, and its rows by Next.
type Table struct {
	Format     string
	Charset    string   // lower-case name; of a workbook "utf-8"
	Separator  string   // "" for LDIF and workbooks
	HeaderRow  int      // number of the row that is the header, from 1; 0 if there is none
	HeaderLine int      // its physical line
	Preamble   []string // the lines before the header
	Columns    []Column // of LDIF those of the head; later ones are kept by the guess
	Mapping    Mapping  // in force
	Shape      string   // what to remember a mapping under, see Mapping
	Sheet      string   // of a workbook
	Sheets     []string // of a workbook

	rows      rows
	plan      *plan
	guesser   *guesser
	header    []string
	builder   builder
	orders    []string // in force, of columns of dates
	index     int
	warnings  []vcard.Warning
	unmapped  string
	dateOrder string
}

// Column is one column of a table.
type Column struct {
	Index    int
	Name     string    // as the header has it; "" if it has none
	Samples  []string  // the first different values, at most 5
	Filled   int       // rows of the head that hold something here
	Target   Target    // in force
	Guess    Target    // what would be in force without a mapping
	Doubtful *Doubtful // nil if there is no doubt
}

// Doubtful says that the dates of a column fit day-month and month-day alike, or some only one and some only the other.
type Doubtful struct {
	Examples []string
	Order    string // taken until somebody says otherwise: DMY or MDY
}

// Entry is one row.
type Entry struct {
	Card     *vcard.Card // version 4.0, without UID; nil if the row had to be given up, Warnings say why
	Index    int         // number among the rows that hold something, from 1
	Line     int         // physical line it begins at, from 1; of a workbook the row of the sheet
	Warnings []vcard.Warning
	Raw      string // the row as it stood; cut after some 4 KiB
}
