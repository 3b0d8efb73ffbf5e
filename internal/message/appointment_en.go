package message

// englishAppointment is what is said about appointments that become encounters.
var englishAppointment = map[string]string{
	"appointment.taken":         "Take over {n|an appointment|# appointments} as {n|an encounter|encounters}",
	"appointment.also":          "Also there: {names}",
	"appointment.no-calendar":   "There is no calendar in this file. Kith reads iCalendar files (.ics) here. Nothing was taken over.",
	"appointment.too-large":     "This calendar is larger than {most} MB. Please export a part of it, such as the last years. Nothing was taken over.",
	"appointment.bad-since":     "“{value}” is neither a day like 2026-03-01 nor a time like 2026-03 or 2026. Nothing was taken over.",
	"appointment.nobody-called": "Nobody called “{name}” takes part in these appointments. Nothing was taken over.",

	"appointment.left.known":      "{n|One appointment was|# appointments were} taken over before.",
	"appointment.left.nobody":     "{n|One appointment is|# appointments are} with nobody of the book.",
	"appointment.left.ahead":      "{n|One appointment is|# appointments are} not over yet.",
	"appointment.left.cancelled":  "{n|One appointment was|# appointments were} cancelled.",
	"appointment.left.before":     "{n|One appointment was|# appointments were} before that day.",
	"appointment.left.alone":      "{n|One appointment has|# appointments have} no one else in it.",
	"appointment.left.many":       "{n|One more appointment is|# more appointments are} left out: so many are not taken over at once.",
	"appointment.left.unreadable": "{n|One line|# lines} could not be read as {n|it stands|they stand}; --json shows {n|it|them}.",

	"appointment.warning.charset":        "not UTF-8: read as Windows-1252",
	"appointment.warning.bad-line":       "no line of a calendar: left out",
	"appointment.warning.nesting":        "beginning and end do not fit: mended",
	"appointment.warning.duplicate":      "said twice: the second is left out",
	"appointment.warning.bad-value":      "not what belongs here: left out",
	"appointment.warning.unknown-zone":   "unknown time zone: taken as the file explains it, or as UTC",
	"appointment.warning.bad-recurrence": "this repetition is not understood: only the first time counts",
	"appointment.warning.no-uid":         "without an identifier: made from what it says",
	"appointment.warning.no-stamp":       "without the time of its last change",
	"appointment.warning.no-start":       "without a time: left out",
	"appointment.warning.bad-component":  "this part is not understood: left out",

	"terminal.attendee-doubtful": "{name} may be one of {n} contacts, and stays a name in the note. Say which one: --who \"{key}=ID\"",
	"terminal.attendee-me":       "{name} is taken for the owner of the calendar.",
	"terminal.attendee-unknown":  "{name} ({n|once|# times}) is not in the book, and stays a name in the note.",
	"done.appointments":          "{n|One encounter|# encounters} taken over.",
	"done.appointments-people":   "{n|One encounter|# encounters} taken over, {people|one person|# people} new in the book.",
	"done.appointments-dry":      "{n|One encounter|# encounters} would be taken over. Nothing was written.",

	"help.encounter.import":          "take appointments of a calendar over as encounters",
	"help.encounter.import.args":     "FILE.ics…",
	"help.encounter.import.long":     "Reads appointments that are over and whose attendees are in the book: by e-mail address, else by name. Of a series each time is one. Cancelled appointments and who declined are left out. The same file again brings nothing; kith undo takes all of it back. - reads standard input. Encounters that Kith exported (calendar.ics) come back as they were.",
	"help.encounter.import.examples": "kith encounter import calendar.ics --dry-run\nkith encounter import calendar.ics --since 2026 --me me@example.org\nkith encounter import calendar.ics --who \"anna@example.org=Anna Weber\" --who \"Jan=new\"",
	"help.option.appointments-dry":   "say what would be taken over, and write nothing",
	"help.option.me":                 "`ADDRESS` or name of the calendar’s owner, who is not met; may be repeated",
	"help.option.who":                "`ATTENDEE=ID|NAME`: whom an attendee means; =new takes them into the book, =name leaves them a name; may be repeated",
	"help.option.new-attendees":      "take attendees into the book who are not in it",
}
