package vcard

// Convert returns the card in another version.
func Convert(c *Card, v Version) *Card {
	out := c.Clone()
	out.Version = v
	return out
}
