package table

import (
	"fmt"
	"strings"
	"testing"
)

func TestTagIsALabelOrADay(t *testing.T) {
	for _, c := range []struct {
		name   string
		header []string
		column []string // what stands under "Tag"
		want   Target
	}{
		{"labels", []string{"Name", "Tag"}, []string{"Chor", "Innung"}, Target{Field: FieldCircle}},
		{"labels with numbers among them", []string{"Name", "Tag"}, []string{"Chor", "12"}, Target{Field: FieldCircle}},
		{"days of a month", []string{"Name", "Tag"}, []string{"1", "31.", " 9 "}, Target{}},
		{"dates", []string{"Name", "Tag"}, []string{"03.05.2024", "1.1.2025"}, Target{}},
		{"numbers that are no days", []string{"Name", "Tag"}, []string{"12", "32"}, Target{Field: FieldCircle}},
		{"days of a birthday", []string{"Name", "Geburtsjahr", "Geburtsmonat", "Tag"}, []string{"1", "24"}, Target{Field: FieldBirthday, Part: "day"}},
		{"empty", []string{"Name", "Tag"}, nil, Target{Field: FieldCircle}},
	} {
		t.Run(c.name, func(t *testing.T) {
			samples := make([][]string, len(c.header))
			samples[len(samples)-1] = c.column
			g := guesser{header: c.header, samples: samples}
			got := g.run()
			if last := got[len(got)-1]; fmt.Sprint(last) != fmt.Sprint(c.want) {
				t.Errorf("%v, want %v", last, c.want)
			}
		})
	}
}

func TestHeadersOfManyPrograms(t *testing.T) {
	for header, want := range map[string]Target{
		// Outlook in other languages
		"Dép/Région (bureau)":                      {Field: FieldAddress, Part: "region", Type: "work"},
		"B.P. professionnelle":                     {Field: FieldAddress, Part: "pobox", Type: "work"},
		"Adresse de messagerie 2":                  {Field: FieldEmail, Group: 2},
		"Nom complet de l'adresse de messagerie":   {Field: FieldEmail, Part: "display", Group: 1},
		"Type de messagerie 3":                     {Field: FieldEmail, Part: "kind", Group: 3},
		"Conjoint(e)":                              {Field: FieldRelated, Type: "spouse"},
		"Anniversaire de mariage ou fête":          {Field: FieldAnniversary},
		"Téléphone (voiture)":                      {Field: FieldPhone, Label: "Téléphone (voiture)"},
		"Provincia o estado de trabajo":            {Field: FieldAddress, Part: "region", Type: "work"},
		"País o región del domicilio":              {Field: FieldAddress, Part: "country", Type: "home"},
		"Nombre de pantalla de correo electrónico": {Field: FieldEmail, Part: "display", Group: 1},
		"Via (uff.) 2":                             {Field: FieldAddress, Part: "street2", Type: "work"},
		"CAP (ab.)":                                {Field: FieldAddress, Part: "postcode", Type: "home"},
		"Nome coniuge":                             {Field: FieldRelated, Type: "spouse"}, "Indirizzo (uff.) - Casella postale": {Field: FieldAddress, Part: "pobox", Type: "work"},
		"Werkadres plaats": {Field: FieldAddress, Part: "locality", Type: "work"},
		"E-mailtype":       {Field: FieldEmail, Part: "kind", Group: 1},
		// Zimbra, Salesforce, directories: words joined by capitals
		"homePostalCode":    {Field: FieldAddress, Part: "postcode", Type: "home"},
		"workStreet":        {Field: FieldAddress, Part: "street", Type: "work"},
		"MailingCity":       {Field: FieldAddress, Part: "locality"},
		"AssistantName":     {Field: FieldRelated, Type: "assistant"},
		"carPhone":          {Field: FieldPhone, Label: "car Phone"},
		"homePostalAddress": {Field: FieldAddress, Part: "formatted", Type: "home"},
		// Salesforce, Zoho, HubSpot, Pipedrive, Odoo, CiviCRM, Yahoo, Nokia, KAddressBook
		"Mailing Zip/Postal Code":      {Field: FieldAddress, Part: "postcode"},
		"Account Name":                 {Field: FieldOrganisation},
		"Asst. Phone":                  {Field: FieldPhone, Label: "Asst. Phone"},
		"Person - Phone - Mobile":      {Field: FieldPhone, Type: "cell"},
		"Postal address":               {Field: FieldAddress, Part: "formatted"},
		"Individual Prefix":            {Field: FieldPrefix},
		"Supplemental Address 1":       {Field: FieldAddress, Part: "extended"},
		"Supplemental Address 2":       {Field: FieldAddress, Part: "street3"},
		"Alternate Address City":       {Field: FieldAddress, Part: "locality", Type: "other"},
		"Skype ID":                     {Field: FieldIM, Type: "skype"},
		"General P.O.Box":              {Field: FieldAddress, Part: "pobox"},
		"Home Address Post Office Box": {Field: FieldAddress, Part: "pobox", Type: "home"},
		"Verknüpft am":                 {Field: FieldEvent, Label: "Connected On"},
		// lists of clubs and offices
		"PLZ/Ort": {Field: FieldAddress, Part: "locality"}, "Straße und Hausnummer": {Field: FieldAddress, Part: "street"},
		"Adresszeile 2": {Field: FieldAddress, Part: "street2"}, "Tel. p.": {Field: FieldPhone, Type: "home"}, "Tel. d.": {Field: FieldPhone, Type: "work"},
		"Tel. g.": {Field: FieldPhone, Type: "work"}, "Geburtsdatum (TT.MM.JJJJ)": {Field: FieldBirthday}, "2. Vorname": {Field: FieldMiddle},
		"Name, Vorname": {Field: FieldName}, "Post Code": {Field: FieldAddress, Part: "postcode"}, "Stichworte": {Field: FieldCircle},
		// further languages
		"Imię": {Field: FieldGiven}, "Kod pocztowy": {Field: FieldAddress, Part: "postcode"}, "Efternamn": {Field: FieldFamily}, "E-post": {Field: FieldEmail, Group: 1},
		"Příjmení": {Field: FieldFamily}, "Фамилия": {Field: FieldFamily}, "Мобильный телефон": {Field: FieldPhone, Type: "cell"},
		"Электронная почта": {Field: FieldEmail, Group: 1}, "Telemóvel": {Field: FieldPhone, Type: "cell"}, "Endereço": {Field: FieldAddress, Part: "formatted"},
		// what says too little
		"Contact owner": {}, "Postal": {Field: FieldAddress, Part: "postcode"}, "userPrincipalName": {}, "Client code": {}, "Auto": {}, "Car": {}, "Rappel": {}, "Dep": {}, "Created By": {}, "Post": {}, "Company ID": {}, "Mailing list": {},
		"eMail": {Field: FieldEmail, Group: 1}, "iPhone": {Field: FieldPhone, Type: "cell"},
	} {
		if got, _ := guessHeader(header); got != want {
			t.Errorf("%s: %+v, want %+v", header, got, want)
		}
	}
}

func TestColumnsKnownByTheirNeighbours(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"two titles, the first before the names", "Titre,Prénom,Nom,Titre\nM.,Luc,Petit,Chef\n", "FN:Luc Petit\nN:Petit;Luc;;M.;\nTITLE:Chef\n"},
		{"one title after the names (webmail in Outlook's words)", "Prénom,Nom,Société,Titre,Téléphone (bureau)\nLuc,Petit,ACME,Chef,+33 1 23456\n", "FN:Luc Petit\nN:Petit;Luc;;;\nORG:ACME\nTITLE:Chef\nTEL;TYPE=work:+33 1 23456\n"},
		{"a title beside a salutation is the job", "Salutation,First Name,Last Name,Title\nMs.,Ann,Lee,Boss\n", "FN:Ann Lee\nN:Lee;Ann;;Ms.;\nTITLE:Boss\n"},
		{"Rufname beside Vorname", "Vorname,Nachname,Rufname\nAnna,Weber,Anni\n", "FN:Anna Weber\nN:Weber;Anna;;;\nNICKNAME:Anni\n"},
		{"Rufname alone", "Rufname,Nachname\nAnna,Weber\n", "FN:Anna Weber\nN:Weber;Anna;;;\n"},
		{"places that hold phones (Yahoo)", "First,Last,Home,Work\nAnn,Lee,+1 555 0101,+1 555 0102\n", "FN:Ann Lee\nN:Lee;Ann;;;\nTEL;TYPE=home:+1 555 0101\nTEL;TYPE=work:+1 555 0102\n"},
		{"name and number (SIM)", "Name,Number\nAnn,+15550101\nVoice mail,333\n", "FN:Ann\nTEL:+15550101\n"},
		{"a number beside a phone is none", "Name,Number,Phone\nAnn,+15550101,+1 555 0101\nBo,333,\n", "FN:Ann\nTEL:+1 555 0101\nX-KITH-COLUMN;X-NAME=Number:+15550101\n"},
		{"numbers of members", "Name,Nr\nAnn,4711\nBo,4712\n", "FN:Ann\nX-KITH-COLUMN;X-NAME=Nr:4711\n"},
		{"whose name it is", "Person - Name,Person - Organization\nAnn Lee,ACME\n", "FN:Ann Lee\nORG:ACME\n"},
		{"postcode and town in one column", "Nachname,PLZ/Ort\nWeber,50667 Köln\n", "FN:Weber\nN:Weber;;;;\nADR:;;;Köln;;50667;\n"},
		{"postcode and town, abroad", "Nachname,PLZ/Ort\nWeber,CH-8001 Zürich\n", "FN:Weber\nN:Weber;;;;\nADR:;;;Zürich;;CH-8001;\n"},
		{"postcode and town, Dutch", "Achternaam,Postcode/Plaats\nVisser,1012 AB Amsterdam\n", "FN:Visser\nN:Visser;;;;\nADR:;;;Amsterdam;;1012 AB;\n"},
		{"a town without postcode", "Nachname,PLZ/Ort\nWeber,Bad Honnef\n", "FN:Weber\nN:Weber;;;;\nADR:;;;Bad Honnef;;;\n"},
		{"a postcode of its own", "Nachname,PLZ,Ort\nWeber,53604,1200 Jahre\n", "FN:Weber\nN:Weber;;;;\nADR:;;;1200 Jahre;;53604;\n"},
		{"whom one talks to at a firm", "Firma,Ansprechpartner\nACME,Anna Weber\n", "FN:Anna Weber\nORG:ACME\n"},
		{"whom somebody talks to", "Vorname,Nachname,Ansprechpartner\nBo,Ho,Anna Weber\n", "FN:Bo Ho\nN:Ho;Bo;;;\nX-KITH-COLUMN;X-NAME=Ansprechpartner:Anna Weber\n"},
		{"tags in quotation marks (Mailchimp)", "Email Address,TAGS\na@x.example,\"\"\"vip\"\",\"\"news\"\"\"\n", "EMAIL:a@x.example\nCATEGORIES:vip,news\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := card(t, rest(t, open(t, c.text, Options{}))[0]); got != c.want {
				t.Errorf("\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestDirectory(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a name in another language is none of the person's first", "cn: Jörg\nsn: M\ncn;lang-en: Joerg\n", "FN:Jörg\nN:M;;;;\nX-KITH-COLUMN;X-NAME=\"cn;lang-en\":Joerg\n"},
		{"binary is only a way to write", "cn: A\nuserCertificate;binary:: Y2VydA==\n", "FN:A\nX-KITH-COLUMN;X-NAME=userCertificate:cert\n"},
		{"lines of an address", "cn: A\nhomePostalAddress: Weg 1 $ 53111 Bonn\n", "FN:A\nADR;TYPE=home:;;Weg 1,53111 Bonn;;;;\n"},
		{"a dollar in an address", "cn: A\npostalAddress: Weg \\241 $ Bonn\n", "FN:A\nADR;TYPE=work:;;Weg $1,Bonn;;;;\n"},
		{"country as code and name", "cn: A\nl: Bonn\nc: DE\nco: Germany\n", "FN:A\nADR;TYPE=work:;;;Bonn;;;Germany\nX-KITH-COLUMN;X-NAME=c:DE\n"},
		{"manager", "cn: A\nmanager: CN=Chef\\, Max,OU=Sales\n", "FN:A\nRELATED;TYPE=manager;VALUE=text;X-LDAP-DN=\"CN=Chef\\, Max,OU=Sales\":Chef\\, Max\n"},
		{"manager by name", "cn: A\nmanager: cn Max\n", "FN:A\nRELATED;TYPE=manager;VALUE=text:cn Max\n"},
		{"labeledURI", "cn: A\nlabeledURI: http://a.example My page\n", "FN:A\nitem1.URL:http://a.example\nitem1.X-ABLabel:My page\n"},
		{"a login is no address", "cn: A\nuserPrincipalName: a@corp.example\n", "FN:A\nX-KITH-COLUMN;X-NAME=userPrincipalName:a@corp.example\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := card(t, rest(t, open(t, "dn: cn=x\n"+c.text, Options{}))[0])
			if got = strings.Replace(got, "X-LDAP-DN:cn=x\n", "", 1); got != c.want {
				t.Errorf("\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}
