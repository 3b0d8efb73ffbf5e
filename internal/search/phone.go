package search

// maxDigits of a phone number are looked at; the longest real ones with extension are shorter.
const maxDigits = 32

// phoneNumber holds the digits of a written number without its leading zeros or plus, and the places from which it can be
// looked for: the first one after the country code, the others where a written group begins.
type phoneNumber struct {
	digits  []byte
	country int // digits of the country code, 0 if it is not written
	starts  [8]int
	count   int
}

// national is the number without the country code, and without the zero before the area code.
func (n *phoneNumber) national() []byte {
	if n.count == 0 {
		return nil
	}
	return n.digits[n.starts[0]:]
}

// minTail is the number of digits a written group and what follows must have to be looked for from there.
const minTail = 4

// parsePhone reads a number as it is written; digits is room for its result.
func parsePhone(text string, digits []byte) phoneNumber {
	number := phoneNumber{digits: digits}
	zeros, international, inGroup, between := 0, false, false, byte(0)
	var groups [16]int
	groupCount := 0
	for i := 0; i < len(text); i++ {
		b := text[i]
		if b < '0' || b > '9' {
			if b == '+' && len(number.digits) == 0 {
				international = true
			}
			inGroup, between = false, b
			continue
		}
		if b == '0' && len(number.digits) == 0 {
			if zeros++; zeros == 2 {
				international = true
			}
			continue
		}
		if len(number.digits) == maxDigits {
			break
		}
		if b == '0' && !inGroup && between == '(' && i+1 < len(text) && text[i+1] == ')' {
			continue // +49 (0)30: nobody dials this zero together with the country code
		}
		if !inGroup && groupCount < len(groups) {
			groups[groupCount] = len(number.digits)
			groupCount++
		}
		inGroup = true
		number.digits = append(number.digits, b)
	}
	if len(number.digits) == 0 {
		return number
	}
	first := 0
	if international {
		number.country = countryCode(number.digits)
		// The zero of the area code may stand there without brackets too.
		for first = number.country; first < len(number.digits) && number.digits[first] == '0'; first++ {
		}
	}
	number.start(first)
	for _, at := range groups[:groupCount] {
		number.start(at)
	}
	return number
}

// start adds a place; those within the country code, or too near the end to tell numbers apart, are none.
func (n *phoneNumber) start(at int) {
	switch {
	case n.count == 0:
	case at <= n.starts[0], len(n.digits)-at < minTail, n.count == len(n.starts):
		return
	}
	n.starts[n.count] = at
	n.count++
}

// countryCode is the length of the country code that digits begin with (ITU-T E.164: one digit in zones 1 and 7; two for
// the listed countries; three for all others).
func countryCode(digits []byte) int {
	if len(digits) < 2 {
		return len(digits)
	}
	second := digits[1]
	two := ""
	switch digits[0] {
	case '1', '7':
		return 1
	case '2':
		two = "07"
	case '3':
		two = "0123469"
	case '4':
		two = "013456789"
	case '5':
		two = "12345678"
	case '6':
		two = "0123456"
	case '8':
		two = "1246"
	case '9':
		two = "0123458"
	}
	for i := 0; i < len(two); i++ {
		if two[i] == second {
			return 2
		}
	}
	return min(3, len(digits))
}
