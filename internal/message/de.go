package message

// german is the catalogue in German. It avoids du and Sie where it can; labels of changes are participles, as they
// follow "Rückgängig:".
var german = map[string]string{
	"change.undo": "Rückgängig: {label}",
	"change.kept": "{n|Ein Eintrag wurde|# Einträge wurden} seither geändert und so behalten.",

	"contact.created":        "{name} angelegt",
	"contact.edited":         "{name} bearbeitet",
	"contact.removed":        "{n|Einen Menschen|# Menschen} gelöscht",
	"contact.circle-added":   "{n|Einen Menschen|# Menschen} in „{circle}“ aufgenommen",
	"contact.circle-removed": "{n|Einen Menschen|# Menschen} aus „{circle}“ entfernt",
	"contact.not-found":      "Dieser Kontakt steht nicht mehr im Buch. Nichts wurde geändert.",
	"contact.changed":        "Dieser Kontakt wurde inzwischen an anderer Stelle geändert. Nichts wurde überschrieben; bitte noch einmal ansehen und die Änderung wiederholen.",
	"contact.bad-value":      "„{value}“ passt nicht in das Feld „{field}“. Nichts wurde geändert.",
	"contact.bad-field":      "Ein Feld „{field}“ gibt es nicht. Nichts wurde geändert.",
	"contact.empty":          "Ein Kontakt braucht einen Namen, eine Organisation oder eine E-Mail-Adresse. Nichts wurde gespeichert.",
	"contact.bad-photo":      "Dieses Bild lässt sich nicht verwenden: {reason}. Möglich sind JPEG, PNG, GIF und WebP bis 50 Megapixel. Nichts wurde geändert.",

	"encounter.created":   "Begegnung mit {name} festgehalten",
	"encounter.edited":    "Begegnung mit {name} bearbeitet",
	"encounter.removed":   "Begegnung mit {name} gelöscht",
	"encounter.not-found": "Diese Begegnung gibt es nicht mehr. Nichts wurde geändert.",
	"encounter.nobody":    "Eine Begegnung braucht mindestens einen Menschen. Nichts wurde gespeichert.",
	"encounter.bad-kind":  "Die Art „{kind}“ gibt es nicht. Bekannt sind: {kinds}.",
	"encounter.bad-day":   "„{value}“ ist kein Datum wie 2026-03-01. Nichts wurde gespeichert.",

	"followup.created":   "Wiedervorlage „{title}“ angelegt",
	"followup.edited":    "Wiedervorlage „{title}“ bearbeitet",
	"followup.removed":   "Wiedervorlage „{title}“ gelöscht",
	"followup.done":      "„{title}“ erledigt",
	"followup.reopened":  "„{title}“ wieder geöffnet",
	"followup.snoozed":   "„{title}“ auf {due} verschoben",
	"followup.not-found": "Diese Wiedervorlage gibt es nicht mehr. Nichts wurde geändert.",
	"followup.no-title":  "Eine Wiedervorlage braucht einen Titel oder einen Menschen. Nichts wurde gespeichert.",
	"followup.bad-due":   "„{value}“ ist weder Datum noch Uhrzeit. Beispiele: 2026-03-01, 2026-03-01T10:00, morgen, Donnerstag 10:00.",
	"followup.bad-zone":  "Die Zeitzone „{zone}“ gibt es nicht. Namen sehen aus wie Europe/Berlin.",

	"import.done":        "{file} importiert",
	"import.nothing":     "In {file} wurden keine Kontakte gefunden. Die Datei ist unverändert.",
	"import.unreadable":  "{file} ließ sich nicht lesen: {reason}. Nichts wurde importiert.",
	"import.is-folder":   "{file} ist ein Ordner. Bitte die Dateien darin auswählen.",
	"import.forbidden":   "{file} darf nicht gelesen werden (keine Berechtigung). Nichts wurde importiert.",
	"import.missing":     "{file} gibt es nicht. Nichts wurde importiert.",
	"import.unknown":     "{file} ist kein Adressbuch, das Kith kennt; gelesen werden vCard-Dateien (.vcf). Nichts wurde importiert.",
	"import.cancelled":   "Der Import wurde angehalten. Nichts wurde importiert; das Buch ist, wie es war.",
	"import.charset":     "Der Zeichensatz „{charset}“ ist nicht bekannt. Beispiele: utf-8, windows-1252, iso-8859-1.",
	"import.kept-edited": "{field} wurde in Kith und in der Datei geändert. Der Wert aus Kith wurde behalten.",

	"search.empty": "Bitte angeben, wonach gesucht werden soll.",

	"calendar.failed": "Der Kalender ließ sich nicht nach {file} schreiben: {reason}. Eine Datei, die dort lag, ist unverändert.",
	"export.failed":   "Die Kontakte ließen sich nicht nach {file} schreiben: {reason}. Eine Datei, die dort lag, ist unverändert.",
	"export.version":  "vCard {version} lässt sich nicht schreiben. Möglich sind 3.0 und 4.0.",
	"calendar.kind":   "Eine Art „{kind}“ lässt sich nicht exportieren. Bekannt sind followups und birthdays.",
	"calendar.name":   "Kith",

	"undo.nothing":   "Es gibt nichts rückgängig zu machen.",
	"redo.nothing":   "Es gibt nichts wiederherzustellen.",
	"undo.not-found": "Eine Änderung Nummer {id} gibt es nicht.",
	"undo.already":   "Diese Änderung ist schon rückgängig gemacht.",

	"link.refused": "Dieser Verweis wird nicht geöffnet: nur Web-, Mail- und Telefonadressen.",

	"vault.in-use":    "Ein anderes Kith hat dieses Buch geöffnet. Bitte jenes Fenster benutzen oder zuerst schließen. Nichts wurde geändert.",
	"vault.newer":     "Dieses Buch stammt von einem neueren Kith. Bitte die neueste Version installieren. Das Buch wurde nicht angerührt.",
	"vault.not-vault": "{file} ist kein Kith-Buch, ist beschädigt, oder der Schlüssel passt nicht. Es wurde nicht angerührt.",
	"vault.damaged":   "Das Buch ist beschädigt und ließ sich nicht weiter lesen. Nichts wurde geschrieben. Bitte eine Sicherung wiederherstellen.",
	"vault.full":      "Der Datenträger ist voll. Diese Änderung wurde nicht gespeichert; alles zuvor Gespeicherte ist sicher. Bitte Platz schaffen und wiederholen.",
	"vault.read-only": "Das Buch lässt sich hier nur lesen (keine Schreibberechtigung). Nichts wurde geändert.",
	"vault.forbidden": "Der Ordner {dir} lässt sich nicht benutzen: {reason}. Nichts wurde geändert.",
	"vault.busy":      "Das Buch ist gerade beschäftigt. Nichts wurde geändert; bitte noch einmal versuchen.",
	"vault.io":        "Der Datenträger meldet einen Fehler: {reason}. Diese Änderung wurde nicht gespeichert; alles zuvor Gespeicherte ist sicher.",

	"cancelled": "Angehalten. Nichts wurde geändert.",
	"internal":  "In Kith ist etwas schiefgegangen: {reason}. Nichts wurde geändert.",
	"usage":     "{reason}",
	"timed-out": "Das hat zu lange gedauert und wurde angehalten. Nichts wurde geändert.",
}
