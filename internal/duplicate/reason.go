package duplicate

import (
	"math/bits"

	"kith/internal/message"
)

// Reason is one thing that speaks for or against two contacts being one. Its code names it to programs and, behind "duplicate.", its
// sentence in the catalogue.
type Reason string

// Reasons for.
const (
	SameContent  Reason = "same-content"
	SameUID      Reason = "same-uid"
	SameEmail    Reason = "same-email"
	SamePhone    Reason = "same-phone"
	SameProfile  Reason = "same-profile"
	SameName     Reason = "same-name"
	Nickname     Reason = "nickname"
	Swapped      Reason = "swapped"
	Initial      Reason = "initial"
	ShortForm    Reason = "short-form"
	OneLetter    Reason = "one-letter"
	SoundsAlike  Reason = "sounds-alike"
	DoubleName   Reason = "double-name"
	OneGiven     Reason = "one-given"
	SameGiven    Reason = "same-given"
	SameFamily   Reason = "same-family"
	NoName       Reason = "no-name"
	SameBirthday Reason = "same-birthday"
	PartBirthday Reason = "part-birthday"
	SameAddress  Reason = "same-address"
	SamePlace    Reason = "same-place"
	SameOrg      Reason = "same-organisation"
	SameTitle    Reason = "same-title"
	SameMailName Reason = "same-mail-name"
	SharedEmail  Reason = "shared-email"
	SharedPhone  Reason = "shared-phone"
)

// Reasons against.
const (
	OtherGiven    Reason = "other-given"
	OtherSecond   Reason = "other-second"
	OtherFamily   Reason = "other-family"
	OtherName     Reason = "other-name"
	OtherBirthday Reason = "other-birthday"
	NearBirthday  Reason = "near-birthday"
	Generations   Reason = "generations"
	OtherGender   Reason = "other-gender"
	OtherKind     Reason = "other-kind"
	OtherAddress  Reason = "other-mail-same-company"
	CommonName    Reason = "common-name"
	OtherPlace    Reason = "other-place"
)

// allReasons gives each its bit in a set. The order is that in which they are told.
var allReasons = []Reason{
	SameContent, SameUID, SameEmail, SamePhone, SameProfile, SameName, Nickname, Swapped, Initial, ShortForm, OneLetter, SoundsAlike, DoubleName,
	OneGiven, SameGiven, SameFamily, NoName, SameBirthday, PartBirthday, SameAddress, SamePlace, SameOrg, SameTitle, SameMailName,
	OtherKind, OtherBirthday, Generations, OtherGiven, OtherFamily, OtherName, OtherSecond, OtherGender, NearBirthday,
	OtherAddress, OtherPlace, SharedEmail, SharedPhone, CommonName,
}

var bitOf = func() map[Reason]reasons {
	bit := map[Reason]reasons{}
	for n, reason := range allReasons {
		bit[reason] = 1 << n
	}
	return bit
}()

// reasons is a set of them.
type reasons uint64

func (r reasons) list() []Reason {
	list := make([]Reason, 0, bits.OnesCount64(uint64(r)))
	for n, reason := range allReasons {
		if r&(1<<n) != 0 {
			list = append(list, reason)
		}
	}
	return list
}

// Sentence says a reason.
func (r Reason) Sentence() message.Message { return message.New("duplicate."+string(r), nil) }
