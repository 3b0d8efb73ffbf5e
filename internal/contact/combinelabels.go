package contact

import (
	"fmt"
	"slices"
	"strings"

	"kith/internal/vcard"
)

// labels gives the labels in a group of card k.
func (c *combiner) labels(k int, group string) []vcard.Property {
	var found []vcard.Property
	if group == "" {
		return nil
	}
	for i := range c.cards[k].Properties {
		q := &c.cards[k].Properties[i]
		if f := fieldOf(q.Name); (f == fieldLabel || f == fieldLabelForm) && strings.EqualFold(q.Group, group) {
			found = append(found, q.Clone())
		}
	}
	return found
}

// foldLabels gives the labels of a folded property to the one at place at; those it has already are not repeated.
func (c *combiner) foldLabels(k int, group string, at int) {
	for _, label := range c.labels(k, group) {
		known := c.props[at].Group != "" && slices.ContainsFunc(c.props, func(q vcard.Property) bool {
			return strings.EqualFold(q.Group, c.props[at].Group) && q.Is(label.Name) && strings.EqualFold(oneLine(q.Value), oneLine(label.Value))
		})
		if known {
			continue
		}
		if c.props[at].Group == "" {
			c.props[at].Group = c.freeGroup()
		}
		label.Group = c.props[at].Group
		end := at + 1
		for end < len(c.props) && isCompanion(&c.props[end], &c.props[at]) {
			end++
		}
		c.props = slices.Insert(c.props, end, label)
	}
}

// sweepLabels adds the labels of a card that came with nothing, as what they are the label of was there already.
func (c *combiner) sweepLabels(k int) {
	for i := range c.cards[k].Properties {
		label := c.cards[k].Properties[i].Clone()
		if f := fieldOf(label.Name); f != fieldLabel && f != fieldLabelForm {
			continue
		}
		if !slices.ContainsFunc(c.props, func(q vcard.Property) bool { return q.Is(label.Name) && q.Value == label.Value }) {
			label.Group = c.rename(k, label.Group)
			c.props = append(c.props, label)
		}
	}
}

func groupKey(k int, group string) string { return fmt.Sprint(k, ".", strings.ToLower(group)) }

// rename gives the name under which a group of card k stands in the combined card.
func (c *combiner) rename(k int, group string) string {
	if group == "" {
		return ""
	}
	key := groupKey(k, group)
	if name := c.renamed[key]; name != "" {
		return name
	}
	name := group
	if c.groups[strings.ToLower(group)] {
		name = c.freeGroup()
	}
	c.groups[strings.ToLower(name)] = true
	c.renamed[key] = name
	return name
}

func (c *combiner) freeGroup() string {
	for n := 1; ; n++ {
		if name := fmt.Sprint("item", n); !c.groups[name] {
			c.groups[name] = true
			return name
		}
	}
}
