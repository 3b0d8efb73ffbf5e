package contact

import (
	"context"
	"strings"

	"kith/internal/search"
	"kith/internal/vcard"
)

// Called is a contact with the words of the name, folded: those of the given and additional names, of the family name, and of nicknames.
type Called struct {
	ID, Name, Kind      string
	Given, Family, Nick []string
}

// mostCalled is how many of those whom words fit are put in the order in which they were met last.
const mostCalled = 2000

// CalledBy gives the contacts whose names, nicknames included, have all of these words, and how many there are: whoever was met last first,
// those nobody met by name.
func (b *Book) CalledBy(ctx context.Context, words []string, limit int) ([]Called, int, error) {
	condition, args := search.NameCondition("r.contact", strings.ReplaceAll(strings.Join(words, " "), "*", " "))
	rows, err := b.vault.Query(ctx, `WITH called AS MATERIALIZED (SELECT r.contact, r.sort FROM contact_row r WHERE `+condition+` LIMIT ?)
		SELECT c.id, r.name, r.kind, c.card, (SELECT count(*) FROM called) FROM
			(SELECT k.contact, coalesce((SELECT max(l.at) FROM encounter_line l WHERE l.contact = k.contact), '') AS met, k.sort FROM called k ORDER BY met DESC, k.sort, k.contact LIMIT ?) f
		JOIN contact c ON c.key = f.contact JOIN contact_row r ON r.contact = f.contact ORDER BY f.met DESC, f.sort, f.contact`, append(args, mostCalled, limit)...)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	found, total := []Called{}, 0
	for rows.Next() {
		var called Called
		var text []byte
		if err := rows.Scan(&called.ID, &called.Name, &called.Kind, &text, &total); err != nil {
			return nil, 0, err
		}
		card, err := vcard.Parse(text)
		if err != nil {
			return nil, 0, err
		}
		facts := ReadFacts(card)
		called.Given, called.Family, called.Nick = folded(facts.Name.Given, facts.Name.Additional), folded(facts.Name.Family), folded(facts.Nicknames)
		found = append(found, called)
	}
	return found, total, rows.Err()
}

func folded(lists ...[]string) (words []string) {
	for _, list := range lists {
		for _, text := range list {
			words = append(words, strings.Fields(search.Fold(text))...)
		}
	}
	return words
}
