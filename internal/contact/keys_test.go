package contact

import (
	"strings"
	"testing"
)

func TestPhoneKeysMeet(t *testing.T) {
	for _, same := range [][]string{
		{"+49 30 23125001", "0049 30 23125001", "030/23125001", "(030) 23 12 50 01", "+49 (0)30 23125001", "0049 (0) 30 23125001", "tel:+49-30-23125001", "030 23125001 (Büro)", "+49 30 23125001;ext=12"},
		{"+49 30 12345", "030 12345"},
		{"+1 (212) 204-3445", "212-204-3445", "1 212 204 3445", "001 212 204 3445"},
		{"+43 1 5331234", "01/5331234"},
		{"+420 222 111 333", "222111333"},
		{"+39 06 6982 1234", "06 6982 1234"},
	} {
		for _, number := range same {
			if PhoneKey(number) != PhoneKey(same[0]) || PhoneKey(number) == 0 {
				t.Errorf("%q does not meet %q", number, same[0])
			}
		}
	}
	if PhoneKey("+49 30 23125001") == PhoneKey("+49 30 23125002") {
		t.Error("two numbers meet")
	}
	for _, none := range []string{"", "42", "110", "Durchwahl 7", "+49", "00", "+", "(0)", "0000000"} {
		if PhoneKey(none) != 0 {
			t.Errorf("%q is nobody's number", none)
		}
	}
}

func TestTextKeys(t *testing.T) {
	if EmailKey(" Käthe@Example.ORG ") != EmailKey("mailto:KÄTHE@example.org") || EmailKey("") != 0 {
		t.Error("e-mail addresses do not meet")
	}
	if UIDKey("urn:uuid:F81D4FAE-7dec") != UIDKey("f81d4fae-7dec") || UIDKey("a@b") == EmailKey("a@b") {
		t.Error("UIDs do not meet, or meet an e-mail address")
	}
}

// Keys are stored: a change of their values would make every next import bring duplicates.
func TestKeysNeverChange(t *testing.T) {
	for what, got := range map[string][2]int64{
		"uid":    {UIDKey("f81d4fae-7dec"), 664782490429957081},
		"email":  {EmailKey("a@example.org"), -3371018934094823099},
		"phone":  {PhoneKey("+49 30 23125001"), 5271166105657890255},
		"digest": {DigestKey([]byte(strings.Repeat("0123456789", 7))), 616603013028367285},
	} {
		if got[0] != got[1] {
			t.Errorf("%s: %d, was %d", what, got[0], got[1])
		}
	}
}

func TestDigestSeesEveryByte(t *testing.T) {
	text := []byte(strings.Repeat("0123456789", 20))
	seen := map[int64]int{DigestKey(text): -1, DigestKey(text[:199]): -2, DigestKey(nil): -3}
	for i := range text {
		text[i] ^= 1
		key := DigestKey(text)
		if before, ok := seen[key]; ok {
			t.Fatalf("%d and %d", before, i)
		}
		seen[key] = i
		text[i] ^= 1
	}
}

func TestProjectionKeys(t *testing.T) {
	p := Project(card(t, "iCloud 3.0"))
	keys := ProjectionKeys(&p)
	for _, want := range []int64{UIDKey("6b29a774-d124-4822-b8d0-2780ec117f60"), EmailKey("K@example.org"), PhoneKey("030 23125001"), PhoneKey("+49171 2345678")} {
		found := false
		for _, key := range keys {
			found = found || key == want
		}
		if !found {
			t.Errorf("%d is missing in %d", want, keys)
		}
	}
}
