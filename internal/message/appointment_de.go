package message

// germanAppointment is englishAppointment in German.
var germanAppointment = map[string]string{
	"appointment.taken":         "{n|Einen Termin|# Termine} als {n|Begegnung|Begegnungen} übernehmen",
	"appointment.also":          "Auch dabei: {names}",
	"appointment.no-calendar":   "In dieser Datei ist kein Kalender. Hier werden iCalendar-Dateien (.ics) gelesen. Nichts wurde übernommen.",
	"appointment.too-large":     "Dieser Kalender ist größer als {most} MB. Bitte nur einen Teil exportieren, etwa die letzten Jahre. Nichts wurde übernommen.",
	"appointment.bad-since":     "„{value}“ ist weder ein Tag wie 2026-03-01 noch eine Zeit wie 2026-03 oder 2026. Nichts wurde übernommen.",
	"appointment.nobody-called": "An diesen Terminen nimmt niemand namens „{name}“ teil. Nichts wurde übernommen.",

	"appointment.left.known":      "{n|Ein Termin wurde|# Termine wurden} schon übernommen.",
	"appointment.left.nobody":     "{n|Ein Termin ist|# Termine sind} mit niemandem aus dem Buch.",
	"appointment.left.ahead":      "{n|Ein Termin steht|# Termine stehen} noch bevor.",
	"appointment.left.cancelled":  "{n|Ein Termin wurde|# Termine wurden} abgesagt.",
	"appointment.left.before":     "{n|Ein Termin war|# Termine waren} vor diesem Tag.",
	"appointment.left.alone":      "{n|Ein Termin nennt|# Termine nennen} sonst niemanden.",
	"appointment.left.many":       "{n|Ein weiterer Termin bleibt|# weitere Termine bleiben} weg: So viele werden nicht auf einmal übernommen.",
	"appointment.left.unreadable": "{n|Eine Zeile ließ|# Zeilen ließen} sich nicht lesen, wie {n|sie dasteht|sie dastehen}; --json zeigt sie.",

	"appointment.warning.charset":        "kein UTF-8: als Windows-1252 gelesen",
	"appointment.warning.bad-line":       "keine Zeile eines Kalenders: weggelassen",
	"appointment.warning.nesting":        "Anfang und Ende passen nicht zueinander: zurechtgerückt",
	"appointment.warning.duplicate":      "doppelt angegeben: das zweite Mal weggelassen",
	"appointment.warning.bad-value":      "gehört nicht hierher: weggelassen",
	"appointment.warning.unknown-zone":   "unbekannte Zeitzone: so verstanden, wie die Datei sie erklärt, sonst als UTC",
	"appointment.warning.bad-recurrence": "diese Wiederholung ist nicht zu verstehen: nur das erste Mal zählt",
	"appointment.warning.no-uid":         "ohne Kennung: aus dem Inhalt gebildet",
	"appointment.warning.no-stamp":       "ohne Zeit der letzten Änderung",
	"appointment.warning.no-start":       "ohne Zeit: weggelassen",
	"appointment.warning.bad-component":  "dieser Teil ist nicht zu verstehen: weggelassen",

	"terminal.attendee-doubtful": "{name} kann einer von {n} Kontakten sein und bleibt ein Name in der Notiz. Welcher, sagt: --who \"{key}=KENNUNG\"",
	"terminal.attendee-me":       "Der Kalender gehört wohl {name}.",
	"terminal.attendee-unknown":  "{name} ({n|einmal|#-mal}) steht nicht im Buch und bleibt ein Name in der Notiz.",
	"done.appointments":          "{n|Eine Begegnung|# Begegnungen} übernommen.",
	"done.appointments-people":   "{n|Eine Begegnung|# Begegnungen} übernommen, {people|ein Mensch|# Menschen} neu im Buch.",
	"done.appointments-dry":      "{n|Eine Begegnung würde|# Begegnungen würden} übernommen. Nichts wurde geschrieben.",

	"help.encounter.import":          "Termine eines Kalenders als Begegnungen übernehmen",
	"help.encounter.import.args":     "DATEI.ics…",
	"help.encounter.import.long":     "Liest Termine, die vorbei sind und an denen Menschen aus dem Buch teilnahmen: nach E-Mail-Adresse, sonst nach Namen. Von einer Reihe zählt jedes Mal. Abgesagte Termine und wer abgesagt hat, bleiben weg. Dieselbe Datei bringt ein zweites Mal nichts; kith undo nimmt alles zurück. - liest die Standardeingabe. Begegnungen, die Kith exportiert hat (calendar.ics), kommen zurück, wie sie waren.",
	"help.encounter.import.examples": "kith encounter import kalender.ics --dry-run\nkith encounter import kalender.ics --since 2026 --me ich@example.org\nkith encounter import kalender.ics --who \"anna@example.org=Anna Weber\" --who \"Jan=new\"",
	"help.option.appointments-dry":   "sagen, was übernommen würde, und nichts schreiben",
	"help.option.me":                 "`ADRESSE` oder Name dessen, dem der Kalender gehört und der sich nicht selbst begegnet; mehrfach möglich",
	"help.option.who":                "`TEILNEHMER=KENNUNG|NAME`: wer gemeint ist; =new nimmt ins Buch auf, =name lässt es beim Namen; mehrfach möglich",
	"help.option.new-attendees":      "Teilnehmende ins Buch aufnehmen, die nicht darin stehen",
}
