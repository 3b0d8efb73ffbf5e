package table

import "strings"

// label is what a value is labelled with.
type label struct {
	types     []string
	text      string // in words, where no types say it
	preferred bool
}

// labelTypes are the labels that types of vCard stand for, by their words.
var labelTypes = map[string]string{
	"home": "home", "privat": "home", "private": "home", "zuhause": "home", "zu hause": "home", "personal": "home", "personnel": "home",
	"domicile": "home", "maison": "home", "prive": "home", "casa": "home", "thuis": "home", "persoonlijk": "home", "heim": "home",
	"work": "work", "business": "work", "arbeit": "work", "geschaeftlich": "work", "dienstlich": "work", "buero": "work", "office": "work",
	"beruflich": "work", "bureau": "work", "travail": "work", "trabajo": "work", "lavoro": "work", "werk": "work", "zakelijk": "work",
	"mobile": "cell", "mobil": "cell", "handy": "cell", "cell": "cell", "mobiltelefon": "cell", "portable": "cell", "movil": "cell",
	"cellulare": "cell", "mobiel": "cell", "iphone": "cell", "work mobile": "work,cell", "home mobile": "home,cell",
	"fax": "fax", "home fax": "home,fax", "work fax": "work,fax", "fax privat": "home,fax", "fax geschaeftlich": "work,fax",
	"fax arbeit": "work,fax", "arbeit fax": "work,fax", "pager": "pager", "work pager": "work,pager",
	"other": "other", "andere": "other", "sonstige": "other", "weitere": "other", "autre": "other", "otro": "other", "altro": "other",
	"overig": "other", "internet": "", "other fax": "other,fax",
}

// readLabel reads a label as Google writes it: "* Home" is the preferred one at home; "* " only says that it is preferred.
func readLabel(text string) label {
	var l label
	text = strings.TrimSpace(text)
	if text == "*" || strings.HasPrefix(text, "* ") {
		l.preferred = true
		text = strings.TrimSpace(text[1:])
	}
	if text == "" {
		return l
	}
	if types, ok := labelTypes[strings.Join(words(text), " ")]; ok {
		l.types = splitTypes(types)
		return l
	}
	l.text = text
	return l
}

func splitTypes(types string) []string {
	if types == "" {
		return nil
	}
	return strings.Split(types, ",")
}

// relationTypes are the relations of RFC 6350 §6.6.6 and of other programs, by the words of their labels.
var relationTypes = map[string]string{
	"spouse": "spouse", "wife": "spouse", "husband": "spouse", "partner": "spouse", "ehepartner": "spouse", "ehefrau": "spouse",
	"ehemann": "spouse", "domestic partner": "domestic-partner", "child": "child", "kind": "child", "son": "child", "daughter": "child",
	"children": "child", "kinder": "child", "parent": "parent", "mother": "mother", "father": "father", "mutter": "mother", "vater": "father",
	"brother": "brother", "sister": "sister", "bruder": "brother", "schwester": "sister", "friend": "friend", "freund": "friend",
	"freundin": "friend", "relative": "relative", "manager": "manager", "assistant": "assistant", "vorgesetzter": "manager",
	"assistent": "assistant", "assistentin": "assistant", "referred by": "referred-by", "colleague": "colleague", "kollege": "colleague",
}
