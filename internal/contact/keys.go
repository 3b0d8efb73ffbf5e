package contact

import (
	"encoding/binary"
	"math/bits"
	"strings"
	"unicode/utf8"
)

// Keys are hashes under which a contact is found again by what is most its own: UID, e-mail address, phone number, the whole
// card. They are stored in contact_key
// without their lower 16 bits, so their values never change. Two equal keys are a hint, to be checked against the cards.

// The kinds of key, hashed before the text so that a phone number is never taken for a UID.
const (
	keyUID          = 'u'
	keyEmail        = 'e'
	keyPhone        = 'p'
	keyDigest       = 'd'
	keyOrganisation = 'o'
	keyProfile      = 'l'
)

// ProjectionKeys gives the keys of a card: its UID, its e-mail addresses, its phone numbers, its pages at networks.
func ProjectionKeys(p *Projection) []int64 {
	keys := make([]int64, 0, 1+len(p.Emails)+len(p.Phones))
	if p.UID != "" {
		keys = append(keys, UIDKey(p.UID))
	}
	for _, email := range p.Emails {
		if key := EmailKey(email); key != 0 {
			keys = append(keys, key)
		}
	}
	for _, phone := range p.Phones {
		if key := PhoneKey(phone); key != 0 {
			keys = append(keys, key)
		}
	}
	for _, profile := range p.Profiles {
		keys = append(keys, ProfileKey(profile))
	}
	return keys
}

// UIDKey is the key of a UID (RFC 6350 §6.7.6), with or without urn:uuid: and in any case. 0 stands for none.
func UIDKey(uid string) int64 {
	return textKey(keyUID, without(strings.TrimSpace(uid), "urn:uuid:"))
}

// EmailKey is the key of an e-mail address. Case is left out before the @ too, as mail servers do, whatever RFC 5321 §2.4
// allows. 0 stands for none.
func EmailKey(address string) int64 {
	return textKey(keyEmail, without(strings.TrimSpace(address), "mailto:"))
}

func textKey(kind byte, text string) int64 {
	if text == "" {
		return 0
	}
	h := fnv(fnvOffset, kind)
	for i := range len(text) {
		c := text[i]
		if c >= utf8.RuneSelf {
			text = strings.ToLower(text)
			h = fnv(fnvOffset, kind)
			for j := range len(text) {
				h = fnv(h, text[j])
			}
			return int64(h)
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = fnv(h, c)
	}
	return int64(h)
}

// The numbers of a phone key: fewer digits are no number of one person but an extension or a service, and beyond the last
// nine there is only the area that some write and some do not.
const (
	leastDigits = 5
	mostDigits  = 9
)

// PhoneKey is the key of a phone number: the last nine digits of its national part, so that "+49 30 23125001",
// "0049 (0)30 23125001" and "030/23125001" meet. 0 stands for none: no number, or too short to be anybody's own.
func PhoneKey(number string) int64 {
	var buf [32]byte
	digits, international := buf[:0], false
	for i := 0; i < len(number); i++ {
		switch c := number[i]; {
		case '0' <= c && c <= '9':
			if len(digits) < len(buf) {
				digits = append(digits, c)
			}
		case c == '+' && len(digits) == 0:
			international = true
		case c == '(' && international && strings.HasPrefix(number[i:], "(0)"): // +49 (0)30 …
			i += len("(0)") - 1
		case len(digits) >= leastDigits && (c == ';' || c == ',' || c == '#' || c|0x20 >= 'a' && c|0x20 <= 'z'):
			i = len(number) // an extension, or what the number is for
		}
	}
	if !international && len(digits) > 2 && digits[0] == '0' && digits[1] == '0' {
		digits, international = digits[2:], true
		if len(digits) > 3 && strings.Contains(number, "(0)") {
			if n := callingCode(digits); n < len(digits) && digits[n] == '0' {
				digits = append(digits[:n], digits[n+1:]...)
			}
		}
	}
	if international {
		digits = digits[min(callingCode(digits), len(digits)):]
	}
	for len(digits) > 0 && digits[0] == '0' {
		digits = digits[1:]
	}
	if len(digits) < leastDigits {
		return 0
	}
	if len(digits) > mostDigits {
		digits = digits[len(digits)-mostDigits:]
	}
	h := fnv(fnvOffset, keyPhone)
	for _, c := range digits {
		h = fnv(h, c)
	}
	return int64(h)
}

// callingCode gives the length of the country's calling code that the digits begin with (ITU-T E.164): 1 and 7 are alone,
// these begin with two digits, all others with three.
func callingCode(digits []byte) int {
	if len(digits) < 2 {
		return 0
	}
	switch digits[0] {
	case '1', '7':
		return 1
	case '2':
		if digits[1] == '0' || digits[1] == '7' {
			return 2
		}
	case '3':
		if digits[1] <= '4' || digits[1] == '6' || digits[1] == '9' {
			return 2
		}
	case '4':
		if digits[1] != '2' {
			return 2
		}
	case '5':
		if digits[1] >= '1' && digits[1] <= '8' {
			return 2
		}
	case '6':
		if digits[1] <= '6' {
			return 2
		}
	case '8':
		if digits[1] == '1' || digits[1] == '2' || digits[1] == '4' || digits[1] == '6' {
			return 2
		}
	case '9':
		if digits[1] <= '5' || digits[1] == '8' {
			return 2
		}
	}
	return 3
}

// DigestKey is the key of a whole card in its stored form, to recognise a card that comes again unchanged.
func DigestKey(text []byte) int64 {
	h := mix(wideHash(text) ^ keyDigest)
	if h == 0 { // 0 is no digest
		h = 1
	}
	return int64(h)
}

// FNV-1a, 64 bits.
const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

func fnv(h uint64, c byte) uint64 { return (h ^ uint64(c)) * fnvPrime }

// wideHash hashes long texts eight bytes at a time in four lanes, some ten times as fast as FNV-1a; it too never changes.
func wideHash[T string | []byte](text T) uint64 {
	lanes := [4]uint64{fnvOffset, fnvOffset ^ 0x9e3779b97f4a7c15, fnvOffset ^ 0xc2b2ae3d27d4eb4f, fnvOffset ^ 0x165667b19e3779f9}
	size := uint64(len(text))
	for len(text) >= 32 {
		for lane := range lanes {
			lanes[lane] = step(lanes[lane], word(text[lane*8:]))
		}
		text = text[32:]
	}
	h := fnvOffset ^ size
	for lane := range lanes {
		h = step(h, mix(lanes[lane]))
	}
	for len(text) >= 8 {
		h = step(h, word(text))
		text = text[8:]
	}
	for i := range len(text) {
		h = fnv(h, text[i])
	}
	return mix(h)
}

func word[T string | []byte](text T) uint64 {
	var b [8]byte
	copy(b[:], text[:8])
	return binary.LittleEndian.Uint64(b[:])
}

func step(h, word uint64) uint64 { return bits.RotateLeft64(h^word, 29) * 0x9e3779b97f4a7c15 }

// mix spreads every bit of h over all of them.
func mix(h uint64) uint64 {
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	return h ^ h>>32
}
