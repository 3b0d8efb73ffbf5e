package contact

import (
	"context"
	"strings"

	"kith/internal/search"
)

// Values suggests values that the book has of a fact, as they are written there: those that have a word beginning with what was
// typed, the most frequent first.
func (b *Book) Values(ctx context.Context, fact Fact, typed string, limit int) ([]string, error) {
	begin := strings.Join(foldPieces(typed), "")
	start, end := string(rune(fact)), string(rune(fact+1))
	rows, err := b.vault.Query(ctx, `SELECT term FROM contact_fact_value WHERE term >= ?1 AND term < ?2 AND (term GLOB ?3 OR term GLOB ?4)
		ORDER BY doc DESC, term LIMIT ?5`, start, end, start+begin+"*", start+"*"+Between+begin+"*", limit)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var terms []string
	for rows.Next() {
		var term string
		if err := rows.Scan(&term); err != nil {
			return nil, err
		}
		terms = append(terms, term)
	}
	if err := rows.Err(); err != nil {
		return nil, err
	}
	values := []string{}
	for _, term := range terms {
		value, err := b.spelledOut(ctx, fact, term)
		if err != nil {
			return nil, err
		}
		if value != "" {
			values = append(values, value)
		}
	}
	return values, nil
}

// spelledOut gives a value as one of those who have it writes it, "" if nobody does.
func (b *Book) spelledOut(ctx context.Context, fact Fact, term string) (string, error) {
	var id string
	err := b.vault.QueryRow(ctx, `SELECT coalesce(max(c.id), '') FROM contact c WHERE c.key = (SELECT rowid FROM contact_fact WHERE contact_fact MATCH ? LIMIT 1)`,
		`"`+term+`"`).Scan(&id)
	if err != nil || id == "" {
		return "", err
	}
	card, _, err := b.Card(ctx, id)
	if err != nil {
		return "", err
	}
	for _, f := range Project(card).facts {
		if f.fact == fact && string(appendWords([]byte{byte(fact)}, search.AppendFolded(nil, f.text))) == term {
			return f.text, nil
		}
	}
	return "", nil
}
