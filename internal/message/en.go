package message

// english is the catalogue in English. Labels of changes are imperatives, as they follow "Undo:".
var english = map[string]string{
	"change.undo": "Undo: {label}",
	"change.kept": "{n|One entry was|# entries were} changed since and kept as {n|it is|they are}.",

	"contact.created":        "Add {name}",
	"contact.edited":         "Edit {name}",
	"contact.removed":        "{n|Delete one contact|Delete # contacts}",
	"contact.circle-added":   "{n|Add one contact|Add # contacts} to “{circle}”",
	"contact.circle-removed": "{n|Remove one contact|Remove # contacts} from “{circle}”",
	"contact.not-found":      "This contact is no longer in the book. Nothing was changed.",
	"contact.changed":        "This contact was changed elsewhere in the meantime. Nothing was overwritten; please look at it again and repeat the edit.",
	"contact.bad-value":      "“{value}” does not fit the field “{field}”. Nothing was changed.",
	"contact.bad-field":      "There is no field “{field}”. Nothing was changed.",
	"contact.empty":          "A contact needs a name, an organisation or an e-mail address. Nothing was saved.",
	"contact.bad-photo":      "This picture cannot be used: {reason}. JPEG, PNG, GIF and WebP up to 50 megapixels work. Nothing was changed.",

	"encounter.created":   "Log an encounter with {name}",
	"encounter.edited":    "Edit an encounter with {name}",
	"encounter.removed":   "Delete an encounter with {name}",
	"encounter.not-found": "This encounter no longer exists. Nothing was changed.",
	"encounter.nobody":    "An encounter needs at least one person. Nothing was saved.",
	"encounter.bad-kind":  "There is no kind of encounter “{kind}”. Known are: {kinds}.",
	"encounter.bad-day":   "“{value}” is not a date like 2026-03-01. Nothing was saved.",

	"followup.created":   "Add follow-up “{title}”",
	"followup.edited":    "Edit follow-up “{title}”",
	"followup.removed":   "Delete follow-up “{title}”",
	"followup.done":      "Complete “{title}”",
	"followup.reopened":  "Reopen “{title}”",
	"followup.snoozed":   "Move “{title}” to {due}",
	"followup.not-found": "This follow-up no longer exists. Nothing was changed.",
	"followup.no-title":  "A follow-up needs a title or a person. Nothing was saved.",
	"followup.bad-due":   "“{value}” is not a date or time. Examples: 2026-03-01, 2026-03-01T10:00, tomorrow, thursday 10:00.",
	"followup.bad-zone":  "There is no time zone “{zone}”. Names look like Europe/Berlin.",

	"import.done":        "Import {file}",
	"import.nothing":     "No contacts were found in {file}. The file was not changed.",
	"import.unreadable":  "{file} could not be read: {reason}. Nothing was imported.",
	"import.is-folder":   "{file} is a folder. Please choose the files in it.",
	"import.forbidden":   "{file} may not be read (no permission). Nothing was imported.",
	"import.missing":     "{file} does not exist. Nothing was imported.",
	"import.unknown":     "{file} is not an address book Kith knows; it reads vCard files (.vcf). Nothing was imported.",
	"import.cancelled":   "The import was stopped. Nothing was imported; the book is as it was.",
	"import.charset":     "The character set “{charset}” is not known. Examples: utf-8, windows-1252, iso-8859-1.",
	"import.kept-edited": "{field} was changed in Kith and in the file. The value from Kith was kept.",

	"search.empty": "Please say what to search for.",

	"calendar.failed": "The calendar could not be written to {file}: {reason}. A file that was there before is unchanged.",
	"export.failed":   "The contacts could not be written to {file}: {reason}. A file that was there before is unchanged.",
	"export.version":  "vCard {version} cannot be written. Known are 3.0 and 4.0.",
	"calendar.kind":   "There is no kind “{kind}” to export. Known are followups and birthdays.",
	"calendar.name":   "Kith",

	"undo.nothing":   "There is nothing to undo.",
	"redo.nothing":   "There is nothing to redo.",
	"undo.not-found": "There is no change number {id}.",
	"undo.already":   "This change has already been undone.",

	"link.refused": "This link is not opened: only web, mail and phone addresses are.",

	"vault.in-use":    "Another Kith has this book open. Please use that window or close it first. Nothing was changed.",
	"vault.newer":     "This book was written by a newer Kith. Please install the newest version. The book was not touched.",
	"vault.not-vault": "{file} is not a Kith book, is damaged, or the key does not fit. It was not touched.",
	"vault.damaged":   "The book is damaged and could not be read further. Nothing was written. Please restore a backup.",
	"vault.full":      "The disk is full. This change was not saved; everything saved before is safe. Please free some space and repeat it.",
	"vault.read-only": "The book can only be read here (no permission to write). Nothing was changed.",
	"vault.forbidden": "The folder {dir} cannot be used: {reason}. Nothing was changed.",
	"vault.busy":      "The book is busy. Nothing was changed; please try again.",
	"vault.io":        "The disk reported an error: {reason}. This change was not saved; everything saved before is safe.",

	"cancelled": "Stopped. Nothing was changed.",
	"internal":  "Something went wrong inside Kith: {reason}. Nothing was changed.",
	"usage":     "{reason}",
	"timed-out": "This took too long and was stopped. Nothing was changed.",
}
