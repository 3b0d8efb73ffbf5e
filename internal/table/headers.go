package table

import (
	"slices"
	"strconv"
	"sync"
)

// phrases are the headers that are known as a whole, by their words; the second table of this file knows the others by their parts.
var phrases = map[string]Target{}

func phrase(t Target, headers ...string) {
	for _, h := range headers {
		phrases[h] = t
	}
}

// load fills the tables when the first file is opened, so that a start of the program does not pay for them.
var load = sync.OnceFunc(func() {
	loadPhrases()
	loadFurther()
	loadWords()
})

// wordClass is what a word of a header stands for.
type wordClass byte

const (
	classHome wordClass = iota + 1
	classWork
	classOther
	classPhone
	classCell
	classFax
	classPager
	classEmail
	classURL
	classAddress
	classStreet
	classHouse
	classCity
	classRegion
	classPostcode
	classPostal // the postcode, or what letters go to
	classCountry
	classPOBox
	classExtended
	classLabel
	classKind
	classValue
	classDisplay
	className
	classFormatted
	classFiller
	classNumber
)

var headerWords = map[string]wordClass{}

func class(c wordClass, list ...string) {
	for _, w := range list {
		headerWords[w] = c
	}
}

func loadWords() {
	class(classHome, "home", "privat", "private", "privates", "privater", "prive", "privee", "casa", "particulier", "particular", "personal", "personnel",
		"personnelle", "thuis", "domicile", "domicilio", "maison", "privato", "persoonlijk", "pers", "residencia", "ab", "abitazione", "huis", "perso", "priv",
		"domowy", "domov", "hjem", "домашнии")
	class(classWork, "work", "business", "geschaeftlich", "geschaeftliche", "dienstlich", "dienstliche", "arbeit", "buero", "beruflich", "bureau",
		"professionnel", "professionnelle", "travail", "trabajo", "oficina", "lavoro", "ufficio", "werk", "zakelijk", "office", "dienst", "gesch", "company", "firma", "uff", "dienstl", "geschaeftl", "berufl", "professionale", "profesional", "laboral",
		"pro", "g", "sluzbowy", "arbete", "arbejde", "arbeid", "рабочии")
	class(classOther, "other", "weitere", "weiterer", "weiteres", "andere", "anderer", "anderes", "sonstige", "sonstiges", "autre", "otro", "otra",
		"altro", "altra", "overig", "overige", "alternative", "alternativ", "alternate", "altre")
	class(classPhone, "phone", "phones", "telephone", "telefon", "tel", "fon", "telefonnummer", "telefono", "telefoon", "rufnummer", "phonenumber",
		"festnetz", "landline", "fixe", "telefoonnummer", "telefonnr", "fijo", "fisso", "telephones", "rufnummern", "telefonnummern", "telefones", "telefone", "telefonos", "telefoni",
		"telefonni", "телефон", "telefonu")
	class(classCell, "mobile", "mobil", "handy", "cell", "cellphone", "cellular", "mobiltelefon", "mobilnummer", "handynummer", "portable", "movil",
		"cellulare", "celular", "gsm", "mobiel", "mobiele", "iphone", "mobilfunk", "mobiltel", "mobiltelefonnummer", "mobilephone", "handynr", "telemovel", "natel",
		"komorkowy", "komorka", "mobilni", "мобильныи")
	class(classFax, "fax", "faxnummer", "telefax", "telecopie", "telecopieur", "faxnumber", "faxnr")
	class(classPager, "pager", "pagernummer", "pagernumber")
	class(classEmail, "email", "emails", "mail", "emailadresse", "emailaddress", "mailadresse", "courriel", "correo", "emailadressen", "emailadres",
		"electronico", "electronique", "posta", "elettronica", "messagerie", "correio",
		"epost", "почта")
	class(classURL, "web", "website", "webseite", "homepage", "url", "internetseite", "webpage", "page", "seite", "site")
	class(classAddress, "address", "addresses", "adresse", "anschrift", "direccion", "indirizzo", "adres", "postadresse", "postanschrift",
		"adress", "adresa", "endereco", "адрес", "adresszeile")
	class(classStreet, "street", "strasse", "str", "rue", "calle", "via", "straat", "streetaddress", "strassenname",
		"rua", "ulica", "ulice", "gata", "gatuadress", "gade", "улица")
	class(classHouse, "hausnummer", "hausnr", "house", "huisnummer", "hnr")
	class(classCity, "city", "town", "ort", "stadt", "ville", "ciudad", "citta", "plaats", "woonplaats", "locality", "wohnort", "localite", "poblacion",
		"localidad", "stad", "localita",
		"cidade", "miasto", "miejscowosc", "mesto", "postort", "by", "город")
	class(classRegion, "state", "province", "region", "bundesland", "kanton", "provinz", "county", "provincia", "provincie", "estado", "etat", "prov")
	class(classPostcode, "zip", "zipcode", "postcode", "plz", "postleitzahl", "codepostal", "cap", "cp", "postalcode",
		"postnummer", "pocztowy", "psc", "cep", "индекс")
	class(classPostal, "postal", "postale")
	class(classCountry, "country", "land", "pays", "pais", "paese", "staat", "nation",
		"kraj", "zeme", "страна")
	class(classPOBox, "pobox", "postfach", "box", "postbus", "apartado", "postofficebox", "boite", "casella", "bp", "postbox")
	class(classExtended, "extended", "adresszusatz", "apartment", "zusatz", "complement", "supplemental")
	class(classLabel, "label", "bezeichnung")
	class(classKind, "type", "typ", "tipo")
	class(classValue, "value", "wert", "valeur", "valor", "valore", "waarde")
	class(classDisplay, "display", "angezeigter", "anzeige", "angezeigte", "pantalla", "visualizzato", "visualizado", "weergavenaam")
	class(className, "name", "nom", "nome", "nombre", "naam")
	class(classFormatted, "formatted", "formatiert", "full", "complete", "vollstaendige", "complet", "completo")
	class(classFiller, "number", "nummer", "nr", "no", "numero", "num", "code", "codigo", "codice", "de", "du", "des", "di", "del", "r", "s", "po", "line",
		"zeile", "und", "and", "main", "haupt", "primary", "street1", "numbers", "l", "la", "el", "d", "p", "op", "en", "general", "mailing", "post", "o",
		"kod", "электронная", "электроннои")
}

// byWords reads a header that consists of known words only: "Telefon geschäftlich 2", "Home Postal Code", "E-mail 2 Display Name".
func byWords(list []string) (Target, bool) {
	has := [classNumber + 1]bool{}
	number := 0
	for _, w := range list {
		c, ok := headerWords[w]
		if n, err := strconv.Atoi(w); !ok && err == nil && n < 100 {
			number, c, ok = n, classNumber, true
		}
		if !ok {
			return Target{}, false
		}
		has[c] = true
	}
	if has[classPhone] || has[classCell] || has[classFax] { // "Tel. p.", "Tel. d."
		has[classHome] = has[classHome] || slices.Contains(list, "p")
		has[classWork] = has[classWork] || slices.Contains(list, "d")
	}
	var t Target
	switch {
	case has[classHome]:
		t.Type = "home"
	case has[classWork]:
		t.Type = "work"
	case has[classOther]:
		t.Type = "other"
	}
	switch {
	case has[classLabel], has[classKind] && !has[classEmail]:
		t.Part = "label"
	}
	switch {
	case has[classEmail]:
		t.Field, t.Group = FieldEmail, max(number, 1)
		switch {
		case has[classDisplay], has[className] && has[classFormatted]:
			t.Part = "display"
		case has[classKind] && !has[classValue]:
			t.Part = "kind"
		}
	case has[classFax]:
		t.Field, t.Type, t.Group = FieldPhone, addType(t.Type, "fax"), number
	case has[classPager]:
		t.Field, t.Type, t.Group = FieldPhone, addType(t.Type, "pager"), number
	case has[classCell]:
		t.Field, t.Type, t.Group = FieldPhone, addType(t.Type, "cell"), number
	case has[classPhone]:
		t.Field, t.Group = FieldPhone, number
	case has[classURL]:
		t.Field, t.Group = FieldURL, number
	default:
		return addressPart(t, &has, number)
	}
	return t, true
}

func addType(types, t string) string {
	if types == "" {
		return t
	}
	return types + "," + t
}

// addressPart is byWords for the parts of an address.
func addressPart(t Target, has *[classNumber + 1]bool, number int) (Target, bool) {
	t.Field = FieldAddress
	switch {
	case t.Part == "label":
		if !has[classAddress] {
			return Target{}, false
		}
		t.Group = number
	case has[classPOBox]:
		t.Part = "pobox"
	case has[classPostcode] && has[classCity]: // "PLZ, Ort": address takes them apart
		t.Part = "locality"
	case has[classPostcode], has[classPostal] && !has[classAddress] && !has[classStreet] && !has[classCity] && !has[classRegion] && !has[classCountry]:
		t.Part = "postcode"
	case has[classCountry]:
		t.Part = "country"
	case has[classCity]:
		t.Part = "locality"
	case has[classRegion]:
		t.Part = "region"
	case has[classHouse] && !has[classStreet]: // "Straße und Hausnummer" is the street
		t.Part = "house"
	case has[classExtended] && number > 1:
		t.Part = "street3"
	case has[classExtended]:
		t.Part = "extended"
	case has[classFormatted] && has[classAddress]:
		t.Part = "formatted"
	case has[classStreet], has[classAddress] && (number > 1):
		switch number {
		case 0, 1:
			t.Part = "street"
		case 2:
			t.Part = "street2"
		default:
			t.Part = "street3"
		}
	case has[classAddress]:
		t.Part = "formatted"
	default:
		return Target{}, false
	}
	return t, true
}
