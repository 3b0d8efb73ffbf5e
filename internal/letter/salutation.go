package letter

import (
	"slices"
	"strings"
	"unicode"

	"kith/internal/message"
)

// Salutation is how a letter to somebody begins, without the comma: "Liebe Anna", "Sehr geehrte Frau Dr. Weber", "Dear Dr Weber". The
// gender is what the card says, else what stands before the name (Frau, Mr); never what a name sounds like. Without one it is "Hallo
// Anna" and "Guten Tag Anna Weber", as DIN 5008 has it.
func Salutation(m Manner, p Person) string {
	p.Given, p.Family, p.Name = tidy(p.Given), tidy(p.Family), tidy(p.Name)
	if p.Name != "" && !strings.ContainsFunc(p.Given+p.Family, unicode.IsLetter) {
		p.Given, p.Family = "", "" // "★ 42 ★" has no parts that stand alone
	}
	before := readPrefixes(p.Prefixes)
	gender := p.Gender
	if gender == "" {
		gender = before.gender
	}
	if m.Language == message.German {
		return german(m.Form, p, gender, before)
	}
	return english(m.Form, p, gender, before)
}

func german(form Form, p Person, gender Gender, before prefixes) string {
	switch {
	case p.Collective && form == Formal:
		return "Sehr geehrte Damen und Herren"
	case p.Collective || form == Informal && p.Given == "":
		return words("Hallo", p.Name)
	case form == Informal && gender == Feminine:
		return "Liebe " + p.Given
	case form == Informal && gender == Masculine:
		return "Lieber " + p.Given
	case form == Informal:
		return "Hallo " + p.Given
	case p.Family == "" && p.Given == "":
		return words("Guten Tag", p.Name)
	case p.Family == "":
		return words("Guten Tag", p.Given)
	}
	// Of several titles the highest alone is said (DIN 5008).
	switch {
	case gender == Feminine && before.professor:
		return "Sehr geehrte Frau Professorin " + p.Family
	case gender == Masculine && before.professor:
		return "Sehr geehrter Herr Professor " + p.Family
	case gender == Feminine:
		return words("Sehr geehrte Frau", before.title("Dr.", "Mag."), p.Family)
	case gender == Masculine:
		return words("Sehr geehrter Herr", before.title("Dr.", "Mag."), p.Family)
	case before.professor:
		return words("Guten Tag Prof.", p.Given, p.Family)
	}
	return words("Guten Tag", before.title("Dr.", "Mag."), p.Given, p.Family)
}

func english(form Form, p Person, gender Gender, before prefixes) string {
	switch {
	case p.Collective && form == Formal:
		return "Dear Sir or Madam"
	case p.Collective:
		return words("Hello", p.Name)
	case p.Given == "" && p.Family == "":
		return words("Dear", p.Name)
	case form == Informal && p.Given != "":
		return "Dear " + p.Given
	case p.Family == "":
		return "Dear " + p.Given
	case before.professor:
		return "Dear Professor " + p.Family
	case before.doctor:
		return "Dear Dr " + p.Family
	case gender == Feminine && before.english != "":
		return "Dear " + before.english + " " + p.Family
	case gender == Feminine:
		return "Dear Ms " + p.Family
	case gender == Masculine:
		return "Dear Mr " + p.Family
	}
	return words("Dear", p.Given, p.Family)
}

// prefixes is what stands before a name.
type prefixes struct {
	gender                      Gender
	professor, doctor, magister bool
	english                     string // how she is written: Mrs, Miss
}

func (b prefixes) title(doctor, magister string) string {
	switch {
	case b.doctor:
		return doctor
	case b.magister:
		return magister
	}
	return ""
}

// Words before a name that say a woman or a man.
var (
	hers = []string{"frau", "fr", "ms", "mrs", "miss", "madame", "mme"}
	his  = []string{"herr", "herrn", "hr", "mr", "monsieur"}
)

func readPrefixes(list []string) prefixes {
	var b prefixes
	her, him := false, false
	for _, prefix := range list {
		for _, word := range strings.FieldsFunc(strings.ToLower(prefix), func(r rune) bool { return !unicode.IsLetter(r) }) {
			her = her || slices.Contains(hers, word)
			him = him || slices.Contains(his, word)
			switch word {
			case "prof", "professor", "professorin":
				b.professor = true
			case "dr", "drin", "doktor", "doctor":
				b.doctor = true
			case "mag", "maga":
				b.magister = true
			case "mrs":
				b.english = "Mrs"
			case "miss":
				b.english = "Miss"
			}
		}
	}
	switch {
	case her && !him:
		b.gender = Feminine
	case him && !her:
		b.gender = Masculine
	}
	return b
}

// words joins what is not empty with blanks.
func words(list ...string) string {
	return strings.Join(slices.DeleteFunc(list, func(word string) bool { return word == "" }), " ")
}

// tidy makes one line of a name, without anything that is no letter of a line.
func tidy(name string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(name, "\uFFFD"))), " ")
}
