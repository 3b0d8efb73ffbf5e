package message

// germanSync is englishSync in German.
var germanSync = map[string]string{
	"sync.address":     "„{address}“ ist keine Adresse eines Servers. Eine sieht aus wie https://cloud.example/dav. Nichts wurde gesendet.",
	"sync.plain":       "Die Verbindung zu {host} wäre nicht verschlüsselt: Andere auf dem Weg könnten Passwort und Wiedervorlagen lesen. Nichts wurde gesendet. Besser https:// verwenden, oder es wissentlich erlauben.",
	"sync.away":        "{host} ist nicht zu erreichen: {reason}. Das Buch ist, wie es war; der nächste Lauf macht hier weiter.",
	"sync.slow":        "{host} braucht zu lange für eine Antwort. Das Buch ist, wie es war; der nächste Lauf macht hier weiter.",
	"sync.certificate": "Für das Zertifikat von {host} bürgt niemand, darum wurde nichts gesendet. Ist es der eigene Server, den Fingerabdruck mit dem des Servers vergleichen: {fingerprint} (gültig bis {until|date}).",
	"sync.elsewhere":   "{host} verweist auf {other}. Das Passwort wurde nicht dorthin gesendet. Nur erlauben, wenn {other} zum selben Dienst gehört.",
	"sync.downgrade":   "{host} verweist auf {other}, ohne Verschlüsselung. Das wird abgelehnt; nichts wurde dorthin gesendet.",
	"sync.answer":      "{host} antwortet etwas, das hier keinen Sinn ergibt: {reason}. Dadurch wurde nichts geändert.",
	"sync.status":      "{host} lehnt mit Status {status} ab. Dadurch wurde nichts geändert.",
	"sync.password":    "{host} nimmt Benutzer und Passwort nicht an. Nichts wurde geändert.",
	"sync.no-basic":    "{host} verlangt eine Art der Anmeldung, die Kith nicht kennt (nicht „Basic“). Vielleicht lässt sie sich am Server einstellen.",
	"sync.forbidden":   "{host} erlaubt das nicht (Status 403). Dadurch wurde nichts geändert.",
	"sync.missing":     "{host} hat es nicht (mehr).",
	"sync.changed":     "Es wurde auf {host} inzwischen geändert.",
	"sync.too-large":   "Dieser Eintrag ist {host} zu groß. In Kith bleibt er.",
	"sync.locked":      "{host} hält diesen Eintrag gerade gesperrt. Der nächste Lauf versucht es wieder.",
	"sync.full":        "Auf {host} ist kein Platz mehr. Das Buch ist, wie es war; was dort schon ankam, bleibt.",
	"sync.busy":        "{host} ist gerade überlastet (Status {status}). Der nächste Lauf macht hier weiter.",
	"sync.none":        "Unter {address} ist kein CalDAV-Server zu finden. Die Adresse steht meist in der Hilfe des Servers, etwa https://cloud.example/remote.php/dav.",
	"sync.no-new":      "{host} lässt Programme keine Kalender anlegen. Bitte einen namens „{name}“ in einem Kalenderprogramm anlegen und dann wählen.",
}
