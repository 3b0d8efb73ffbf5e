package table

// connectedHeaders are what LinkedIn calls the day since when two people have been connected.
var connectedHeaders = []string{"connected on", "verknuepft am", "vernetzt am", "connecte le", "en relation depuis", "conectado el", "collegato il", "verbonden op"}

func loadPhrases() {
	phrase(Target{Field: FieldGiven}, "given name", "first name", "firstname", "givenname", "forename", "vorname", "vornamen", "prenom", "voornaam",
		"given", "first", "given names", "nombre de pila", "primer nombre", "rufname", "primeiro nome", "nome proprio",
		"name first", "imie", "foernamn", "fornavn", "jmeno", "имя")
	phrase(Target{Field: FieldMiddle}, "additional name", "middle name", "middlename", "weitere vornamen", "weiterer vorname", "zweiter vorname",
		"deuxieme prenom", "segundo nombre", "secondo nome", "tweede voornaam", "middelste naam", "segundo nome", "middle", "additional names", "tussenvoegsel", "zweitname", "2 vorname", "second name", "отчество")
	phrase(Target{Field: FieldFamily}, "family name", "last name", "lastname", "surname", "familyname", "nachname", "familienname", "zuname",
		"nom de famille", "apellido", "apellidos", "cognome", "achternaam", "last", "family", "sn", "sobrenome", "apelido", "name last", "nazwisko",
		"efternamn", "efternavn", "etternavn", "prijmeni", "фамилия")
	phrase(Target{Field: FieldName}, "full name", "fullname", "display name", "displayname", "anzeigename", "angezeigter name", "vollstaendiger name",
		"nom complet", "nombre completo", "nome completo", "volledige naam", "weergavenaam", "cn", "name vollstaendig", "nom affiche", "formatted name",
		"formatierter name", "vor und zuname", "name vorname", "nachname vorname", "nom prenom", "apellidos nombre", "cognome nome", "last name first name",
		"person name", "imie i nazwisko", "namn", "navn", "имя и фамилия", "фио", "nombre y apellidos", "nom et prenom", "nome e cognome",
		"contact name", "kontaktname", "vor und nachname", "vorname nachname", "nome visualizzato", "kontakt", "contact", "person")
	phrase(Target{Field: FieldPrefix}, "name prefix", "prefix", "anrede", "titel", "akademischer titel", "civilite", "namenspraefix",
		"salutation", "tratamiento", "titolo", "aanhef", "honorific prefix", "honorific prefixes", "praefix", "namenszusatz vorangestellt", "namenspraefixe",
		"prefixes", "titel anrede", "anrede titel", "akad titel", "form of address", "pronome di cortesia", "tratamento")
	phrase(Target{Field: FieldSuffix}, "name suffix", "suffix", "namenssuffix", "honorific suffix", "honorific suffixes", "namenssuffixe", "suffixes", "suffixe",
		"sufijo", "suffisso", "titolo straniero", "achtervoegsel", "sufixo")
	phrase(Target{Field: FieldNickname}, "nickname", "nick name", "spitzname", "kosename", "surnom", "apodo", "soprannome", "bijnaam", "short name",
		"nick", "mozillanickname", "xmozillanickname", "alias", "preferred name", "also known as")
	phrase(Target{Field: FieldTitle}, "job title", "jobtitle", "position", "berufsbezeichnung", "arbeitstitel", "stellung", "stelle", "fonction", "poste",
		"cargo", "puesto", "qualifica", "functie", "organization title", "beruf", "profession", "profesion", "professione", "beroep",
		"occupation", "job", "job position", "position title", "job role", "job function", "designation", "posizione", "positie", "stellenbezeichnung",
		"intitule du poste")
	phrase(Target{Field: FieldRole}, "role", "rolle", "funktion", "aufgabe", "business role")
	phrase(Target{Field: FieldOrganisation}, "company", "organization", "organisation", "firma", "company name", "firmenname", "unternehmen", "societe",
		"entreprise", "empresa", "azienda", "societa", "bedrijf", "organizacion", "organizzazione", "organisatie", "organization name", "employer",
		"arbeitgeber", "o", "verein", "institution", "business name", "organisation name", "account name", "current employer", "related company",
		"associated company", "primary company", "firma organisation", "organisation firma", "firma institution", "company organization", "foeretag", "organizacja", "spolecnost", "компания",
		"организация", "raison sociale", "razon social", "ragione sociale")
	phrase(Target{Field: FieldOrganisation, Part: "department"}, "department", "abteilung", "organization department", "service", "departement",
		"departamento", "reparto", "dipartimento", "afdeling", "ou", "departmentnumber")
	phrase(Target{Field: FieldBirthday}, "birthday", "birth date", "birthdate", "date of birth", "geburtstag", "geburtsdatum", "geboren", "dob",
		"date de naissance", "anniversaire", "fecha de nacimiento", "cumpleanos", "data di nascita", "compleanno", "geboortedatum", "verjaardag",
		"geb", "geb datum", "geboren am", "naissance", "bday", "nacimiento", "fecha nacimiento", "data nascita", "date naissance", "data de nascimento", "geb dat", "data urodzenia",
		"foedelsedag", "fodselsdag", "fødselsdag", "fødselsdato", "datum narozeni", "дата рождения", "день рождения")
	phrase(Target{Field: FieldBirthday, Part: "year"}, "birth year", "geburtsjahr", "birthyear", "annee de naissance")
	phrase(Target{Field: FieldBirthday, Part: "month"}, "birth month", "geburtsmonat", "birthmonth", "mois de naissance")
	phrase(Target{Field: FieldBirthday, Part: "day"}, "birth day", "birthday day", "jour de naissance")
	phrase(Target{Field: FieldAnniversary}, "anniversary", "jahrestag", "hochzeitstag", "wedding anniversary", "aniversario", "anniversario",
		"jubileum", "trouwdag", "date de mariage", "wedding", "wedding date", "anniversaire de mariage", "anniversaire de mariage ou fete")
	phrase(Target{Field: FieldURL}, "url", "web", "website", "webseite", "homepage", "home page", "web page", "web site", "www", "internet",
		"internetseite", "site web", "sitio web", "pagina web", "sito web", "link", "labeleduri", "web adresse", "webadresse", "internetadresse",
		"web address", "profile url", "page web", "site", "sito")
	phrase(Target{Field: FieldURL, Type: "home"}, "personal web page", "personal website", "mozillahomeurl", "homeurl", "private webseite")
	phrase(Target{Field: FieldURL, Type: "work"}, "business web page", "mozillaworkurl", "workurl", "company website", "firmenwebseite")
	phrase(Target{Field: FieldNote}, "note", "notes", "notiz", "notizen", "bemerkung", "bemerkungen", "anmerkung", "anmerkungen", "comment", "comments",
		"kommentar", "kommentare", "remarque", "remarques", "notas", "nota", "opmerking", "opmerkingen", "description", "beschreibung", "notities", "remarks",
		"commentaire", "observaciones", "notitie", "info", "memo", "hinweis", "hinweise", "uwagi", "anteckningar", "poznamka", "заметки", "примечание")
	phrase(Target{Field: FieldCircle}, "group membership", "labels", "categories", "category", "kategorie", "kategorien", "gruppe", "gruppen", "group",
		"groups", "tags", "tag", "groupe", "groupes", "grupo", "grupos", "gruppo", "gruppi", "groep", "groepen", "etiquetas", "categorie",
		"categorias", "schlagwort", "schlagwoerter", "kreis", "kreise", "circle", "circles", "verteiler", "label", "etikett", "etiketten",
		"stichwort", "stichworte", "stichwoerter", "distribution lists", "contact groups")
	phrase(Target{Field: FieldGender}, "gender", "geschlecht", "sexe", "sexo", "sesso", "geslacht", "sex")
	phrase(Target{Field: FieldPhoto}, "photo", "foto", "picture", "bild", "image", "jpegphoto", "thumbnailphoto", "photo url", "bild url", "avatar",
		"avatar url", "image url", "profile picture")
	phrase(Target{Field: FieldRelated, Type: "spouse"}, "spouse", "partner", "ehepartner", "partner in", "conjoint", "conyuge", "coniuge", "lebenspartner",
		"spouse name", "ehefrau", "ehemann", "conjoint e", "echtgenoot", "echtgenote", "partner name", "partners name", "nome coniuge")
	phrase(Target{Field: FieldRelated, Type: "child"}, "children", "kinder", "enfants", "hijos", "figli", "kinderen", "child", "kind")
	phrase(Target{Field: FieldRelated, Type: "manager"}, "manager name", "manager", "name des der vorgesetzten", "vorgesetzter", "managers name",
		"vorgesetzte r", "responsable", "reports to", "supervisor", "superieur hierarchique", "leidinggevende", "nome manager")
	phrase(Target{Field: FieldRelated, Type: "assistant"}, "assistant name", "assistant", "assistent in", "assistent", "name assistent", "assistants name",
		"nom de l assistant e", "nombre del asistente", "nome assistente", "secretary")
	phrase(Target{Field: FieldRelated, Type: "referred-by"}, "referred by", "empfohlen von", "recommande par", "recomendado por", "consigliato da")
	phrase(Target{Field: FieldEvent, Label: "Connected On"}, connectedHeaders...)
	phrase(Target{Field: FieldIM}, "im", "screen name", "messenger name", "instant messenger", "messenger", "im address", "imaddress", "chat", "messenger id",
		"chat name", "chatname")
	for service, names := range map[string][]string{
		"aim": {"aim", "nsaimid", "aimscreenname", "aim id"}, "icq": {"icq", "icq id", "icq nummer"}, "xmpp": {"jabber", "xmpp", "jabber id"},
		"skype": {"skype", "skype name", "skype id"}, "telegram": {"telegram"}, "signal": {"signal"}, "threema": {"threema", "threema id"}, "matrix": {"matrix"},
		"msn": {"msn", "msn id"}, "yahoo": {"yahoo", "yahoo id"}, "gtalk": {"google talk", "google id"}, "whatsapp": {"whatsapp"}, "qq": {"qq", "qq id"},
		"sip": {"sip", "sip address", "sip adresse"}, "twitter": {"twitter", "twitter handle"}, "irc": {"irc", "irc id"},
	} {
		phrase(Target{Field: FieldIM, Type: service}, names...)
	}
	// Phones that have a name of their own in Outlook keep it as their label.
	for _, h := range []string{
		"assistant phone", "telefon assistent", "callback", "rueckmeldung", "car phone", "autotelefon", "company main phone", "telefon firma",
		"isdn", "primary phone", "haupttelefon", "radio phone", "funktelefon", "tty tdd phone", "telefon fuer hoerbehinderte", "telex", "assistants phone",
		"main phone", "direct phone", "direct dial", "switchboard", "telefon zentrale", "direktwahl", "asst phone", "callback phone", "telephone voiture", "telephone societe", "telephone principal", "radio telephone", "rnis",
		"telephone tdd tty", "telephone de l assistant e", "devolucion de llamada", "telefono del automovil", "telefono principal", "radiotelefono", "rdsi",
		"numero de centralita de la organizacion", "numero de teletipo", "telefono del asistente", "telefono assistente", "richiamata automatica", "telefono auto",
		"telefono principale", "telefono principale societa", "telefono tty tdd",
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
	phrase(Target{Field: FieldPhone, Type: "pager"}, "pagerphone", "recepteur de radiomessagerie", "localizador", "cercapersone", "semafoon")
	phrase(Target{Field: FieldPhone}, "contact number", "phone no", "telephone no")
	phrase(Target{Field: FieldAddress, Part: "formatted", Type: "work"}, "postaladdress")
	phrase(Target{Field: FieldAddress, Part: "formatted", Type: "home"}, "homepostaladdress")
	phrase(Target{Field: FieldAddress, Part: "formatted", Type: "other"}, "otherpostaladdress")
	phrase(Target{}, "userprincipalname") // looks like an address, and is a login
	phrase(Target{Field: FieldProperty, Name: "X-LDAP-DN"}, "dn")
	phrase(Target{Field: FieldMember}, "member", "uniquemember")
}
