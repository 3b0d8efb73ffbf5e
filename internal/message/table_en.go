package message

// englishTable is what reading tables has to say.
var englishTable = map[string]string{
	"table.empty":              "This file is empty. Nothing was changed.",
	"table.not-a-table":        "This file is no table of contacts that Kith can read. Nothing was changed.",
	"table.old-workbook":       "Workbooks of this kind (.xls, .ods, or locked with a password) cannot be read. Please save it as .xlsx or CSV and import that. Nothing was changed.",
	"table.workbook-damaged":   "This workbook is damaged: {reason}. Nothing was changed.",
	"table.workbook-too-large": "This workbook unpacks to more than {size} MiB and is not read. Please save the sheet as CSV and import that. Nothing was changed.",
	"table.sheet":              "There is no sheet “{sheet}” in this workbook. Nothing was changed.",
	"table.charset":            "The character set {charset} is not known. Nothing was changed.",
	"table.format":             "The format {format} is not known. Nothing was changed.",
	"table.separator":          "“{separator}” cannot separate columns: only comma, semicolon, tab and | can. Nothing was changed.",
	"table.header":             "The table has no row {row} that could be the header. Nothing was changed.",

	"warning.ragged-row":       "This row has more cells than the table has columns; the surplus was kept with the contact.",
	"warning.unclosed-quote":   "A quotation mark in this row never closes; it was taken as text, and the row ends with its line.",
	"warning.bare-quote":       "A quotation mark inside a cell of this row was not doubled; it was taken as text.",
	"warning.bad-date":         "This date could not be read; it was kept with the contact as it stands.",
	"warning.other-date-order": "This date fits only the other order of day and month than the rest of its column; it was read that way.",
	"warning.bad-charset":      "This cell is in another character set than the file; it was read by that one.",
	"warning.nul":              "This row had NUL characters in it; they were left out.",
	"warning.too-long-row":     "This row is longer than 32 MiB and was left out.",
	"warning.header-again":     "The names of the columns stand here once more; this row is no contact.",
	"warning.bad-picture":      "This picture could not be read; it was kept with the contact as it stands, but is not shown.",
	"warning.bad-entry":        "This entry adds no contact and was left out.",
	"warning.bad-property":     "This property was not understood and was kept with the contact as it is.",
	"warning.broken":           "The file is broken here. What stood before was kept, and reading went on with the next contact.",
	"warning.too-deep":         "Here more parts lie in each other than in any address book; they were left out.",
	"warning.bad-text":         "Characters here are not in the character set of the file; they were guessed.",
	"warning.other-sheets":     "The workbook has other sheets as well; they were not read.",
}
