package tidy

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"kith/internal/contact"
	"kith/internal/country"
	"kith/internal/numbering"
	"kith/internal/vcard"
)

// phones finds numbers that can be dialled from one country only.
func (l *looker) phones() {
	var homes []string // codes of the countries of the addresses, as types[i]
	var types [][]string
	for i, p := range l.view.Phones {
		if strings.HasPrefix(strings.TrimLeft(p.Value, " ("), "+") || len(p.Value) > 60 {
			continue
		}
		if homes == nil {
			homes, types = l.countries()
		}
		code, from := l.Home, "home"
		if len(homes) > 0 {
			code, from = countryOf(p.Types, homes, types), "address"
		}
		becomes, ok := numbering.International(p.Value, code)
		if !ok {
			continue
		}
		// Where the same number is there with its code, one of the two goes anyway.
		if slices.ContainsFunc(l.view.Phones[:i], func(other contact.Value) bool { return contact.SamePhone(other.Value, p.Value) }) {
			continue
		}
		l.add(Finding{
			Kind: Phone, Field: "phone", Value: p.Value, Becomes: becomes, Does: Change, Why: why("phone-"+from, map[string]any{"country": code}), fix: set("phone", p.Ref, becomes),
		})
	}
}

// countries are the countries of the addresses that say one.
func (l *looker) countries() (codes []string, types [][]string) {
	codes = []string{}
	for _, a := range l.view.Addresses {
		if code := country.Code(a.Country); code != "" {
			codes, types = append(codes, code), append(types, a.Types)
		}
	}
	return codes, types
}

// countryOf is that of the address of the same kind (work, home), or of all; "" where addresses in several countries leave a choice.
func countryOf(kinds, codes []string, types [][]string) string {
	for i, code := range codes {
		for _, kind := range []string{"work", "home"} {
			if slices.Contains(kinds, kind) && slices.Contains(types[i], kind) {
				return code
			}
		}
	}
	for _, code := range codes[1:] {
		if code != codes[0] {
			return ""
		}
	}
	return codes[0]
}

var bareHost = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?i)(?:www\.)?[\p{L}\p{N}][\p{L}\p{N}-]*(?:\.[\p{L}\p{N}-]+)*\.[\p{L}]{2,}(?:[:/?#]\S*)?$`)
})

var slippedScheme = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?i)(https?)(?::/|//|:|;//|:\\\\)([\p{L}\p{N}].*)$`)
})

// web finds web addresses that no browser opens as they are.
func (l *looker) web() {
	for _, u := range l.view.URLs {
		text := strings.TrimSpace(u.Value)
		becomes := ""
		if slip := slippedScheme().FindStringSubmatch(text); slip != nil {
			becomes = strings.ToLower(slip[1]) + "://" + slip[2]
		} else if bareHost().MatchString(text) {
			becomes = "https://" + text
		}
		if becomes != "" && becomes != u.Value {
			l.add(Finding{Kind: Web, Field: "url", Value: u.Value, Becomes: becomes, Does: Change, Why: why("web", nil), fix: set("url", u.Ref, becomes)})
		}
	}
}

var coded = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^(?:([A-Z]{1,2})-)?(\d{4,5})[ ,]+(\p{L}.*)$`) })

// addresses finds a postcode that stands in the field of the place.
func (l *looker) addresses() {
	for _, a := range l.view.Addresses {
		in := coded().FindStringSubmatch(strings.TrimSpace(a.Locality))
		if in == nil || a.Postcode != "" && a.Postcode != in[2] {
			continue
		}
		wanted := a
		wanted.Postcode, wanted.Locality = in[2], in[3]
		l.add(Finding{
			Kind: Address, Field: "address", Value: a.Locality, Becomes: in[2] + " | " + in[3], Does: Change, Why: why("address", nil),
			fix: func(card *vcard.Card, text string) error {
				wanted := wanted
				if postcode, locality, ok := strings.Cut(text, "|"); ok {
					wanted.Postcode, wanted.Locality = strings.TrimSpace(postcode), strings.TrimSpace(locality)
				}
				return contact.Apply(card, []contact.Edit{{Op: "set", Field: "address", Ref: a.Ref, Address: &wanted}})
			},
		})
	}
}

// birthdays finds those that are still to come, and those that nobody can read.
func (l *looker) birthdays() {
	day := l.view.Birthday
	switch {
	case day == "":
		for _, raw := range l.view.Properties {
			if strings.EqualFold(raw.Name, "BDAY") && strings.TrimSpace(raw.Value) != "" && raw.Params["VALUE"] == nil {
				ref := raw.Ref
				l.add(Finding{
					Kind: Birthday, Field: "birthday", Value: strings.TrimSpace(vcard.Unescape(raw.Value)), Does: Ask, Why: why("birthday-unread", nil),
					fix: func(card *vcard.Card, text string) error {
						return contact.Apply(card, []contact.Edit{{Op: "remove", Field: "property", Ref: ref}, {Op: "set", Field: "birthday", Ref: -1, Text: text}})
					},
				})
			}
		}
	case len(day) == len(time.DateOnly) && !strings.HasPrefix(day, "-") && day > l.Today:
		f := Finding{Kind: Birthday, Field: "birthday", Value: day, Does: Ask, Why: why("birthday-future", nil)}
		// Programs that keep two digits of the year put some people into the wrong century.
		if at, err := time.Parse(time.DateOnly, day); err == nil {
			if earlier := at.AddDate(-100, 0, 0).Format(time.DateOnly); earlier <= l.Today {
				f.Becomes, f.Does, f.Why = earlier, Change, why("birthday-century", nil)
			}
		}
		f.fix = set("birthday", -1, f.Becomes)
		l.add(f)
	}
}

// repeats finds what is on the card twice.
func (l *looker) repeats() {
	for _, r := range contact.Repeats(l.card) {
		l.add(Finding{
			Kind: Repeated, Field: r.Field, Value: r.Left, Becomes: r.Kept, Does: Remove, Why: why("repeated", map[string]any{"kept": r.Kept}),
			fix: func(card *vcard.Card, _ string) error {
				contact.FoldRepeat(card, r)
				return nil
			},
		})
	}
}

// empties finds fields in which nothing stands, all of a card at once.
func (l *looker) empties() {
	refs := contact.Empties(l.card)
	if len(refs) == 0 {
		return
	}
	var names []string
	edits := make([]contact.Edit, len(refs))
	for i, ref := range refs {
		if name := strings.ToUpper(l.card.Properties[ref].Name); !slices.Contains(names, name) {
			names = append(names, name)
		}
		edits[i] = contact.Edit{Op: "remove", Field: "property", Ref: ref}
	}
	l.add(Finding{
		Kind: Empty, Field: "property", Value: strings.Join(names, ", "), Does: Remove, Why: why("empty", map[string]any{"n": len(refs)}),
		fix: func(card *vcard.Card, _ string) error { return contact.Apply(card, edits) },
	})
}
