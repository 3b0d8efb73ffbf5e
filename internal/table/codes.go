package table

// The codes of a warning, beside those of package vcard. They are stable words; "warning.<code>" is the sentence for people.
const (
	// CodeRaggedRow: the row has more cells than there are columns; the surplus is kept with the contact.
	CodeRaggedRow = "ragged-row"
	// CodeUnclosedQuote: a quote that never closes; it was taken as text and its row ends with the line.
	CodeUnclosedQuote = "unclosed-quote"
	// CodeBareQuote: a quote inside a quoted cell that was not doubled; taken as text.
	CodeBareQuote = "bare-quote"
	// CodeOtherOrder: a date that fits only the other order of day and month than its column has; read that way.
	CodeOtherOrder = "other-date-order"
	// CodeBadCharset: a cell in another charset than the file; read by that.
	CodeBadCharset = "bad-charset"
	// CodeNUL: NUL characters in the row; left out.
	CodeNUL = "nul"
	// CodeTooLongRow: a row of more than MaxRow bytes; left out.
	CodeTooLongRow = "too-long-row"
	// CodeHeaderAgain: the header stands in the file once more, or has two rows; not a contact.
	CodeHeaderAgain = "header-again"
	// CodeBadPicture: a picture that is none anybody knows; kept as it stands, beside the fields.
	CodeBadPicture = "bad-picture"
	// CodeBadEntry: an entry of an LDIF file that adds no contact (a change record, a line that is none); kept in the warning.
	CodeBadEntry = "bad-entry"
	// CodeOtherSheets: the workbook has further sheets; only one was read.
	CodeOtherSheets = "other-sheets"
)

// Codes lists every code that the warnings of this package can carry, except those it shares with package vcard.
var Codes = []string{
	CodeRaggedRow, CodeUnclosedQuote, CodeBareQuote, CodeOtherOrder, CodeBadCharset, CodeNUL, CodeTooLongRow,
	CodeHeaderAgain, CodeBadPicture, CodeBadEntry, CodeOtherSheets,
}

// maxText is as much of a line as a warning shows, maxRaw bounds Entry.Raw, in bytes.
const (
	maxText = 500
	maxRaw  = 4 << 10
)
