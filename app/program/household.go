package program

import (
	"context"
	"slices"
	"strings"

	"kith/internal/contact"
	"kith/internal/message"
	"kith/internal/vault"
)

// ShareAddress makes people one household, which is called after their families unless it has a name; see contact.Book.ShareAddress.
func (p *Program) ShareAddress(ctx context.Context, ids []string, name, relation string, lang message.Language) (contact.Household, vault.Change, error) {
	if strings.TrimSpace(name) == "" {
		var families []string
		for _, id := range ids {
			shown, err := p.Contacts.Show(ctx, id)
			if err != nil {
				return contact.Household{}, vault.Change{}, err
			}
			family := strings.Join(shown.Family, " ")
			if family == "" {
				family = shown.Name
			}
			if !slices.Contains(families, family) {
				families = append(families, family)
			}
		}
		name = message.New("household.name", message.Args{"name": strings.Join(families, " & ")}).In(lang)
	}
	return p.Contacts.ShareAddress(ctx, ids, name, relation)
}
