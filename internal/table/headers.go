package table

import (
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
	loadWords()
})

func loadPhrases() {
	phrase(Target{Field: FieldGiven}, "given name", "first name", "firstname", "givenname", "forename", "vorname", "vornamen", "prenom", "voornaam",
		"given", "first", "given names", "nombre de pila", "primer nombre", "rufname")
	phrase(Target{Field: FieldMiddle}, "additional name", "middle name", "middlename", "weitere vornamen", "weiterer vorname", "zweiter vorname",
		"deuxieme prenom", "segundo nombre", "secondo nome", "tweede voornaam", "middle", "additional names", "tussenvoegsel")
	phrase(Target{Field: FieldFamily}, "family name", "last name", "lastname", "surname", "familyname", "nachname", "familienname", "zuname",
		"nom de famille", "apellido", "apellidos", "cognome", "achternaam", "last", "family", "sn")
	phrase(Target{Field: FieldName}, "full name", "fullname", "display name", "displayname", "anzeigename", "angezeigter name", "vollstaendiger name",
		"nom complet", "nombre completo", "nome completo", "volledige naam", "weergavenaam", "cn", "name vollstaendig", "nom affiche",
		"contact name", "kontaktname", "vor und nachname", "vorname nachname", "nome visualizzato", "kontakt", "contact", "person")
	phrase(Target{Field: FieldPrefix}, "name prefix", "prefix", "anrede", "titel", "akademischer titel", "civilite", "namenspraefix",
		"salutation", "tratamiento", "titolo", "aanhef", "honorific prefix", "praefix", "namenszusatz vorangestellt")
	phrase(Target{Field: FieldSuffix}, "name suffix", "suffix", "namenssuffix", "honorific suffix", "suffixe", "sufijo", "suffisso", "achtervoegsel")
	phrase(Target{Field: FieldNickname}, "nickname", "nick name", "spitzname", "kosename", "surnom", "apodo", "soprannome", "bijnaam", "short name",
		"nick", "mozillanickname", "xmozillanickname", "alias")
	phrase(Target{Field: FieldTitle}, "job title", "jobtitle", "position", "berufsbezeichnung", "arbeitstitel", "stellung", "stelle", "fonction", "poste",
		"cargo", "puesto", "qualifica", "functie", "organization title", "beruf", "profession", "profesion", "professione", "beroep",
		"occupation", "job", "titre", "titulo")
	phrase(Target{Field: FieldRole}, "role", "rolle", "funktion", "aufgabe")
	phrase(Target{Field: FieldOrganisation}, "company", "organization", "organisation", "firma", "company name", "firmenname", "unternehmen", "societe",
		"entreprise", "empresa", "azienda", "societa", "bedrijf", "organizacion", "organizzazione", "organisatie", "organization name", "employer",
		"arbeitgeber", "o", "verein", "institution", "business name", "organisation name")
	phrase(Target{Field: FieldOrganisation, Part: "department"}, "department", "abteilung", "organization department", "service", "departement",
		"departamento", "reparto", "dipartimento", "afdeling", "ou", "departmentnumber")
	phrase(Target{Field: FieldBirthday}, "birthday", "birth date", "birthdate", "date of birth", "geburtstag", "geburtsdatum", "geboren", "dob",
		"date de naissance", "anniversaire", "fecha de nacimiento", "cumpleanos", "data di nascita", "compleanno", "geboortedatum", "verjaardag",
		"geb", "geb datum", "geboren am", "naissance", "bday", "nacimiento")
	phrase(Target{Field: FieldBirthday, Part: "year"}, "birth year", "geburtsjahr", "birthyear", "annee de naissance")
	phrase(Target{Field: FieldBirthday, Part: "month"}, "birth month", "geburtsmonat", "birthmonth", "mois de naissance")
	phrase(Target{Field: FieldBirthday, Part: "day"}, "birth day", "birthday day", "jour de naissance")
	phrase(Target{Field: FieldAnniversary}, "anniversary", "jahrestag", "hochzeitstag", "wedding anniversary", "aniversario", "anniversario",
		"jubileum", "trouwdag", "date de mariage", "wedding")
	phrase(Target{Field: FieldURL}, "url", "web", "website", "webseite", "homepage", "home page", "web page", "web site", "www", "internet",
		"internetseite", "site web", "sitio web", "pagina web", "sito web", "link", "labeleduri", "web adresse", "webadresse", "internetadresse",
		"web address", "profile url", "page web", "site", "sito")
	phrase(Target{Field: FieldURL, Type: "home"}, "personal web page", "personal website", "mozillahomeurl", "homeurl", "private webseite")
	phrase(Target{Field: FieldURL, Type: "work"}, "business web page", "mozillaworkurl", "workurl", "company website", "firmenwebseite")
	phrase(Target{Field: FieldNote}, "note", "notes", "notiz", "notizen", "bemerkung", "bemerkungen", "anmerkung", "anmerkungen", "comment", "comments",
		"kommentar", "kommentare", "remarque", "remarques", "notas", "nota", "opmerking", "opmerkingen", "description", "beschreibung", "notities", "remarks",
		"commentaire", "observaciones", "notitie", "info", "memo")
	phrase(Target{Field: FieldCircle}, "group membership", "labels", "categories", "category", "kategorie", "kategorien", "gruppe", "gruppen", "group",
		"groups", "tags", "tag", "groupe", "groupes", "grupo", "grupos", "gruppo", "gruppi", "groep", "groepen", "etiquetas", "categorie",
		"categorias", "schlagwort", "schlagwoerter", "kreis", "kreise", "circle", "circles", "verteiler", "label", "etikett", "etiketten")
	phrase(Target{Field: FieldGender}, "gender", "geschlecht", "sexe", "sexo", "sesso", "geslacht", "sex")
	phrase(Target{Field: FieldPhoto}, "photo", "foto", "picture", "bild", "image", "jpegphoto", "photo url", "bild url")
	phrase(Target{Field: FieldRelated, Type: "spouse"}, "spouse", "partner", "ehepartner", "partner in", "conjoint", "conyuge", "coniuge", "lebenspartner",
		"spouse name", "ehefrau", "ehemann")
	phrase(Target{Field: FieldRelated, Type: "child"}, "children", "kinder", "enfants", "hijos", "figli", "kinderen", "child", "kind")
	phrase(Target{Field: FieldRelated, Type: "manager"}, "manager name", "manager", "name des der vorgesetzten", "vorgesetzter", "managers name",
		"vorgesetzte r")
	phrase(Target{Field: FieldRelated, Type: "assistant"}, "assistant name", "assistant", "assistent in", "assistent", "name assistent", "assistants name")
	phrase(Target{Field: FieldRelated, Type: "referred-by"}, "referred by", "empfohlen von")
	phrase(Target{Field: FieldEvent, Label: "Connected On"}, "connected on")
	phrase(Target{Field: FieldIM}, "im", "screen name", "messenger name", "instant messenger", "messenger", "im address", "imaddress", "chat")
	for service, names := range map[string][]string{
		"aim": {"aim", "nsaimid", "aimscreenname"}, "icq": {"icq"}, "xmpp": {"jabber", "xmpp"}, "skype": {"skype", "skype name"}, "telegram": {"telegram"},
		"signal": {"signal"}, "threema": {"threema"}, "matrix": {"matrix"}, "msn": {"msn"}, "yahoo": {"yahoo"}, "gtalk": {"google talk"},
		"whatsapp": {"whatsapp"},
	} {
		phrase(Target{Field: FieldIM, Type: service}, names...)
	}
	// Phones that have a name of their own in Outlook keep it as their label.
	for _, h := range []string{
		"assistant phone", "telefon assistent", "callback", "rueckmeldung", "car phone", "autotelefon", "company main phone", "telefon firma",
		"isdn", "primary phone", "haupttelefon", "radio phone", "funktelefon", "tty tdd phone", "telefon fuer hoerbehinderte", "telex", "assistants phone",
		"main phone",
	} {
		phrase(Target{Field: FieldPhone, Label: "header"}, h)
	}
	phrase(Target{Field: FieldAddress, Type: "home"}, "mozillahomestreet")
	phrase(Target{Field: FieldAddress, Type: "work"}, "streetaddress")
	for part, attributes := range map[string][2][]string{
		"street2":  {{"mozillahomestreet 2"}, {"mozillaworkstreet 2"}},
		"locality": {{"mozillahomelocalityname"}, {"l", "localityname"}},
		"region":   {{"mozillahomestate"}, {"st"}},
		"postcode": {{"mozillahomepostalcode"}, {}},
		"country":  {{"mozillahomecountryname"}, {"c", "co", "countryname"}},
	} {
		phrase(Target{Field: FieldAddress, Part: part, Type: "home"}, attributes[0]...)
		phrase(Target{Field: FieldAddress, Part: part, Type: "work"}, attributes[1]...)
	}
	phrase(Target{Field: FieldEmail, Group: 1}, "primary email", "primaere email adresse", "primaere emailadresse")
	phrase(Target{Field: FieldEmail, Group: 2}, "secondary email", "sekundaere email adresse", "sekundaere emailadresse", "mozillasecondemail")
	phrase(Target{Field: FieldPhone, Type: "work"}, "telephonenumber")
	phrase(Target{Field: FieldPhone, Type: "fax"}, "facsimiletelephonenumber")
	phrase(Target{Field: FieldPhone, Type: "home"}, "homephone")
	phrase(Target{Field: FieldPhone, Type: "pager"}, "pagerphone")
	phrase(Target{Field: FieldProperty, Name: "X-LDAP-DN"}, "dn")
	phrase(Target{Field: FieldMember}, "member", "uniquemember")
}

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
		"personnelle", "thuis", "domicile", "domicilio", "maison", "privato", "persoonlijk", "pers")
	class(classWork, "work", "business", "geschaeftlich", "geschaeftliche", "dienstlich", "dienstliche", "arbeit", "buero", "beruflich", "bureau",
		"professionnel", "professionnelle", "travail", "trabajo", "oficina", "lavoro", "ufficio", "werk", "zakelijk", "office", "dienst", "gesch", "company", "firma")
	class(classOther, "other", "weitere", "weiterer", "weiteres", "andere", "anderer", "anderes", "sonstige", "sonstiges", "autre", "otro", "otra",
		"altro", "altra", "overig", "overige", "alternative", "alternativ")
	class(classPhone, "phone", "phones", "telephone", "telefon", "tel", "fon", "telefonnummer", "telefono", "telefoon", "rufnummer", "phonenumber",
		"festnetz", "landline", "fixe", "telefoonnummer", "telefonnr", "fijo", "fisso")
	class(classCell, "mobile", "mobil", "handy", "cell", "cellphone", "cellular", "mobiltelefon", "mobilnummer", "handynummer", "portable", "movil",
		"cellulare", "celular", "gsm", "mobiel", "mobiele", "iphone", "mobilfunk", "mobiltel", "mobiltelefonnummer", "mobilephone", "handynr")
	class(classFax, "fax", "faxnummer", "telefax", "telecopie", "telecopieur", "faxnumber", "faxnr")
	class(classPager, "pager", "pagernummer", "pagernumber")
	class(classEmail, "email", "emails", "mail", "emailadresse", "emailaddress", "mailadresse", "courriel", "correo", "emailadressen", "emailadres",
		"electronico", "electronique", "posta", "elettronica")
	class(classURL, "web", "website", "webseite", "homepage", "url", "internetseite", "webpage", "page", "seite", "site")
	class(classAddress, "address", "addresses", "adresse", "anschrift", "direccion", "indirizzo", "adres", "postadresse", "postanschrift")
	class(classStreet, "street", "strasse", "str", "rue", "calle", "via", "straat", "streetaddress", "strassenname")
	class(classHouse, "hausnummer", "hausnr", "house", "huisnummer", "hnr")
	class(classCity, "city", "town", "ort", "stadt", "ville", "ciudad", "citta", "plaats", "woonplaats", "locality", "wohnort", "localite", "poblacion",
		"localidad", "stad", "localita")
	class(classRegion, "state", "province", "region", "bundesland", "kanton", "provinz", "county", "provincia", "provincie", "estado", "etat")
	class(classPostcode, "zip", "zipcode", "postcode", "plz", "postleitzahl", "postal", "postale", "codepostal", "cap", "cp", "postalcode")
	class(classCountry, "country", "land", "pays", "pais", "paese", "staat", "nation")
	class(classPOBox, "pobox", "postfach", "box", "postbus", "apartado", "postofficebox")
	class(classExtended, "extended", "adresszusatz", "apartment", "zusatz", "complement", "adresszeile")
	class(classLabel, "label", "bezeichnung")
	class(classKind, "type", "typ", "tipo")
	class(classValue, "value", "wert", "valeur", "valor", "valore", "waarde")
	class(classDisplay, "display", "angezeigter", "anzeige", "angezeigte")
	class(className, "name")
	class(classFormatted, "formatted", "formatiert", "full", "complete", "vollstaendige")
	class(classFiller, "number", "nummer", "nr", "no", "numero", "num", "code", "codigo", "codice", "de", "du", "des", "di", "del", "r", "s", "po", "line",
		"zeile", "und", "and", "main", "haupt", "primary", "street1")
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
		case has[classDisplay]:
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
	case has[classPostcode]:
		t.Part = "postcode"
	case has[classCountry]:
		t.Part = "country"
	case has[classCity]:
		t.Part = "locality"
	case has[classRegion]:
		t.Part = "region"
	case has[classHouse]:
		t.Part = "house"
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
