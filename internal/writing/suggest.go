package writing

import (
	"context"
	"strings"

	"kith/internal/anniversary"
	"kith/internal/encounter"
	"kith/internal/letter"
	"kith/internal/search"
	"kith/internal/vault"
)

// nearby is within how many days of a date a letter is about it, where nothing else says what it is about.
const nearby = 3

// Suggest gives the key of the template for a letter to somebody. about is a kind of package today (birthday, rhythm, losing-touch …) or ""
// where nothing was said: then a date of these days decides, else it is a plain letter.
func (d *Desk) Suggest(ctx context.Context, contactKey int64, about string) (string, error) {
	switch about {
	case "rhythm", "losing-touch":
		return letter.KeyLostTouch, nil
	case "birthday", "anniversary", "date", "notice", "":
	default:
		return letter.KeyPlain, nil
	}
	all, err := d.datesOf(ctx, []int64{contactKey})
	if err != nil {
		return "", err
	}
	var days []anniversary.Upcoming
	for _, up := range all[contactKey] {
		if about == "" && abs(up.Days) > nearby || about != "" && about != "notice" && up.Kind != about {
			continue
		}
		days = append(days, up)
	}
	up := near(days)
	switch {
	case up == nil && about == "birthday":
		return letter.KeyBirthday, nil
	case up == nil:
		return letter.KeyPlain, nil
	case up.Kind == anniversary.Birthday && up.Round:
		return letter.KeyRound, nil
	case up.Kind == anniversary.Birthday:
		return letter.KeyBirthday, nil
	case up.Kind == anniversary.Anniversary:
		return letter.KeyAnniversary, nil
	}
	if label := search.Fold(up.Label); strings.Contains(label, "namenstag") || strings.Contains(label, "name day") || strings.Contains(label, "nameday") {
		return letter.KeyNameDay, nil
	}
	return letter.KeyDate, nil
}

// Sent is a letter that has gone out: to whom, and what it was about.
type Sent struct{ ID, Subject string }

// Log writes down that letters were sent today, one encounter with each of the people, all in one change. What went to more than one is a
// greeting whatever it said: a circular counts as an encounter only where greetings do. Faults: those of encounter.Save.
func (d *Desk) Log(ctx context.Context, sent []Sent, kind string) (vault.Change, error) {
	if len(sent) > 1 {
		kind = Greeting
	}
	drafts := make([]encounter.Draft, len(sent))
	for i, one := range sent {
		drafts[i] = encounter.Draft{Kind: kind, Initiator: encounter.Me, Note: one.Subject, People: []string{one.ID}}
	}
	return d.encounters.SaveEach(ctx, drafts, d.zone)
}
