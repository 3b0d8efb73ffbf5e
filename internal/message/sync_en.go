package message

// englishSync says what happens between the book and a calendar on the person's own server.
var englishSync = map[string]string{
	"sync.address":     "“{address}” is not the address of a server. One looks like https://cloud.example/dav. Nothing was sent.",
	"sync.plain":       "The connection to {host} would not be encrypted: others on the way could read the password and the follow-ups. Nothing was sent. Use https://, or allow it knowingly.",
	"sync.away":        "{host} could not be reached: {reason}. The book is as it was; the next run continues from here.",
	"sync.slow":        "{host} took too long to answer. The book is as it was; the next run continues from here.",
	"sync.certificate": "Nobody vouches for the certificate of {host}, so nothing was sent. If the server is your own, compare the fingerprint with the one the server has: {fingerprint} (valid until {until|date}).",
	"sync.elsewhere":   "{host} sends on to {other}. The password was not sent there. Allow it only if {other} belongs to the same service.",
	"sync.downgrade":   "{host} sends on to {other}, without encryption. That is refused; nothing was sent there.",
	"sync.answer":      "{host} answered something that makes no sense here: {reason}. Nothing was changed by it.",
	"sync.status":      "{host} refused with status {status}. Nothing was changed by it.",
	"sync.password":    "{host} does not accept this user and password. Nothing was changed.",
	"sync.no-basic":    "{host} asks for a way of signing in that Kith does not know (not “Basic”). It may be offered in the settings of the server.",
	"sync.forbidden":   "{host} does not allow this (status 403). Nothing was changed by it.",
	"sync.missing":     "{host} does not have it (any more).",
	"sync.changed":     "It was changed on {host} in the meantime.",
	"sync.too-large":   "This entry is too large for {host}. It is kept in Kith.",
	"sync.locked":      "{host} keeps this entry locked at the moment. It is tried again in the next run.",
	"sync.full":        "There is no space left on {host}. The book is as it was; what has arrived there so far stays.",
	"sync.busy":        "{host} is too busy at the moment (status {status}). The next run continues from here.",
	"sync.none":        "No CalDAV server was found at {address}. The address is usually in the help of the server, like https://cloud.example/remote.php/dav.",
	"sync.no-new":      "{host} does not let programs make calendars. Please make one called “{name}” in a calendar program and choose it then.",
}
