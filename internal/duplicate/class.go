package duplicate

// Class says how sure it is that two contacts are one.
type Class uint8

// Classes, the surest last.
const (
	None      Class = iota
	Possible        // worth a look
	Likely          // very likely one
	Identical       // the same content
)

// String is the name of a class in the terminal and the window.
func (c Class) String() string { return [...]string{"none", "possible", "likely", "identical"}[c] }

// ParseClass reads such a name.
func ParseClass(name string) (Class, bool) {
	for c := Possible; c <= Identical; c++ {
		if c.String() == name {
			return c, true
		}
	}
	return None, false
}
