package message

var germanTable = map[string]string{
	"table.empty":              "Diese Datei ist leer. Es wurde nichts geändert.",
	"table.not-a-table":        "Diese Datei ist keine Tabelle mit Kontakten, die Kith lesen kann. Es wurde nichts geändert.",
	"table.old-workbook":       "Arbeitsmappen dieser Art (.xls, .ods oder mit Kennwort) können nicht gelesen werden. Bitte ohne Kennwort als .xlsx oder CSV speichern und das importieren. Es wurde nichts geändert.",
	"table.workbook-damaged":   "Diese Arbeitsmappe ist beschädigt: {reason}. Es wurde nichts geändert.",
	"table.workbook-too-large": "Diese Arbeitsmappe ist entpackt größer als {size} MiB und wird nicht gelesen. Bitte das Blatt als CSV speichern und das importieren. Es wurde nichts geändert.",
	"table.sheet":              "In dieser Arbeitsmappe gibt es kein Blatt „{sheet}“. Es wurde nichts geändert.",
	"table.charset":            "Der Zeichensatz {charset} ist nicht bekannt. Es wurde nichts geändert.",
	"table.format":             "Das Format {format} ist nicht bekannt. Es wurde nichts geändert.",
	"table.separator":          "„{separator}“ kann keine Spalten trennen, nur Komma, Semikolon, Tabulator und |. Es wurde nichts geändert.",
	"table.header":             "Die Tabelle hat keine Zeile {row}, die die Überschrift sein könnte. Es wurde nichts geändert.",

	"warning.ragged-row":       "Diese Zeile hat mehr Zellen als die Tabelle Spalten; die überzähligen wurden beim Kontakt aufgehoben.",
	"warning.unclosed-quote":   "Ein Anführungszeichen in dieser Zeile wird nie geschlossen; es gilt als Text, und der Datensatz endet mit der Zeile.",
	"warning.bare-quote":       "Ein Anführungszeichen in einer Zelle dieser Zeile ist nicht verdoppelt; es gilt als Text.",
	"warning.bad-date":         "Dieses Datum ließ sich nicht lesen; es wurde beim Kontakt aufgehoben, wie es dasteht.",
	"warning.other-date-order": "Dieses Datum passt nur zur anderen Reihenfolge von Tag und Monat als der Rest der Spalte; es wurde so gelesen.",
	"warning.bad-charset":      "Diese Zelle hat einen anderen Zeichensatz als die Datei; sie wurde nach diesem gelesen.",
	"warning.nul":              "In dieser Zeile standen NUL-Zeichen; sie wurden weggelassen.",
	"warning.too-long-row":     "Diese Zeile ist länger als 32 MiB und wurde weggelassen.",
	"warning.header-again":     "Hier stehen die Namen der Spalten noch einmal; diese Zeile ist kein Kontakt.",
	"warning.bad-picture":      "Dieses Bild ließ sich nicht lesen und wurde weggelassen.",
	"warning.bad-entry":        "Dieser Eintrag bringt keinen Kontakt und wurde weggelassen.",
	"warning.other-sheets":     "Die Arbeitsmappe hat noch andere Blätter; sie wurden nicht gelesen.",
}
