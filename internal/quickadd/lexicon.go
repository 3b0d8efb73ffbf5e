package quickadd

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"kith/internal/search"
)

// What the words mean. They are written here as people write them and folded once; German and English stand together, since a line may mix
// them.

// form is the form a word for a kind of encounter has.
type form int

const (
	noun  form = iota
	past       // a verb that says it is over
	ahead      // an infinitive, which says it is to come
)

// meaning is what a word says about the kind of an encounter. Telling words say more than the kind, so that they stay in the note.
type meaning struct {
	kind    string
	form    form
	telling bool
}

// lexicon is all words by what they are for.
type lexicon struct {
	kinds                                     map[string]meaning // sequences joined by blanks
	longest                                   int                // of these sequences
	endings                                   []ending
	needs, offers                             [][]string
	follow, undated                           [][]string
	doing, imperative                         map[string]bool
	anchors, joins, titles, particles, common map[string]bool
	pronouns, aside, negations, articles      map[string]bool
	over, tocome, others, own                 map[string]bool
	lead, places, noPlaces, ambiguous         map[string]bool
	abbreviations, every, weak, kin, english  map[string]bool
}

// ending is how German compounds end that are a kind of encounter: Geschäftsessen.
type ending struct {
	tail string
	kind string
}

var words = sync.OnceValue(func() *lexicon {
	x := &lexicon{kinds: map[string]meaning{}}
	kind := func(name string, form form, telling bool, list string) {
		for _, one := range parts(list) {
			key := search.Fold(one)
			x.kinds[key] = meaning{name, form, telling}
			x.longest = max(x.longest, strings.Count(key, " ")+1)
		}
	}
	kind("meeting", noun, false, "Treffen, Meeting, Gespräch, Termin, appointment, catch-up, conversation")
	kind("meeting", noun, true, "Kaffee, Coffee, Tee, tea, Besuch, visit, Spaziergang, walk, hike, Wanderung, Bier, Bierchen, beer, beers, drinks, drink, pint, Eis, Kaffeetrinken, Vorstellungsgespräch, interview")
	kind("meeting", past, false, "getroffen, traf, trafen, gesehen, met, met up, saw, caught up, talked, geredet, unterhalten, gesprochen, sprach, spoke")
	kind("meeting", past, true, "besucht, visited")
	kind("meeting", ahead, false, "treffen, verabredet")
	kind("meal", noun, false, "Essen, meal")
	kind("meal", noun, true, "Mittagessen, Abendessen, Frühstück, Brunch, Lunch, Dinner, breakfast, supper, Grillen, Grillabend, barbecue, BBQ, Picknick, picnic, Raclette, Fondue")
	kind("meal", past, false, "gegessen, ate")
	kind("meal", past, true, "gefrühstückt, gegrillt")
	kind("call", noun, false, "Telefonat, Anruf, Telefon, Call, phone call, Telefongespräch, phone")
	kind("call", noun, true, "Telko, Telefonkonferenz, conference call, Rückruf")
	kind("call", past, false, "telefoniert, telefonierte, angerufen, rief an, called, phoned, rang, spoke on the phone")
	kind("video", noun, false, "Videocall, Videoanruf, Video-Call, Videogespräch, video chat")
	kind("video", noun, true, "Zoom, Zoom-Call, Teams-Call, Teams-Meeting, Skype, FaceTime, Videokonferenz, Jitsi, Webex")
	kind("video", past, true, "geskypt, gezoomt, skyped, zoomed")
	kind("message", noun, false, "Nachricht, message, Chat")
	kind("message", noun, true, "Mail, E-Mail, Email, SMS, WhatsApp, Signal, Telegram, Threema, Slack, text message, Direktnachricht")
	kind("message", past, false, "geschrieben, gemailt, schrieb, wrote, emailed, mailed, messaged, texted, gechattet")
	kind("letter", noun, false, "Brief, letter")
	kind("letter", noun, true, "Postkarte, Karte, postcard, card, Päckchen, parcel")
	kind("event", noun, false, "Veranstaltung, event")
	kind("event", noun, true, `Konferenz, Messe, Tagung, Kongress, Feier, Party, Hochzeit, Vortrag, Workshop, Konzert, conference, trade fair, wedding, talk, lecture, concert,
		Seminar, Stammtisch, Meetup, Geburtstagsfeier, birthday party, Jubiläum, Vernissage, Webinar, Barcamp, Grillfest, Sommerfest, Empfang, reception, Premiere`)
	kind("feedback", noun, false, "Feedback")
	kind("feedback", past, true, "kommentiert, commented, geliked, Kommentar, comment")
	kind("greeting", noun, true, "Gratulation, Glückwünsche, Glückwunsch, congratulations, happy birthday, Weihnachtsgrüße, Grüße, greetings, season's greetings, Weihnachtskarte, Christmas card, Geburtstagskarte, birthday card")
	kind("greeting", past, true, "gratuliert, congratulated, zum Geburtstag gratuliert")
	kind("attempt", past, false, "nicht erreicht, niemanden erreicht, Anrufversuch, no answer, tried to call, tried to reach, couldn't reach, could not reach, didn't reach")
	kind("attempt", past, true, "nicht abgehoben, keine Antwort, Mailbox, nicht rangegangen, no reply, didn't answer, did not answer, voicemail, left a message, auf die Mailbox gesprochen, hat nicht abgenommen")
	kind("note", noun, false, "Notiz, note")
	for tail, name := range map[string]string{"essen": "meal", "treffen": "meeting", "gesprach": "meeting", "termin": "meeting", "kaffee": "meeting", "besuch": "meeting", "meeting": "meeting",
		"telefonat": "call", "anruf": "call", "konferenz": "event", "messe": "event", "tagung": "event", "feier": "event", "party": "event", "vortrag": "event", "mail": "message", "nachricht": "message"} {
		x.endings = append(x.endings, ending{tail, name})
	}

	x.needs = sequences(`sucht, suchen, sucht nach, suchen nach, braucht, brauchen, benötigt, benötigen, ist auf der Suche nach, auf der Suche nach, sind auf der Suche nach, hält Ausschau nach,
		looks for, look for, is looking for, are looking for, was looking for, looking for, needs, need, is in need of, in need of, searches for, is searching for, seeks, is seeking, could use, 's looking for`)
	x.offers = sequences(`bietet, bieten, bietet an, offers, offer, is offering, can offer, can help with, could help with, can help, hilft bei, helfen bei, kennt sich aus mit, kennt sich aus in, kennt sich aus bei, is an expert in, is an expert on,
		is good at, knows a lot about, kann, can recommend, can introduce, can connect, can teach, can lend, can show, can put, ist Experte für, ist Expertin für`)
	x.negations = set("nicht, nichts, kein, keine, keinen, keinem, keiner, nie, niemand, niemanden, not, no, nothing, nobody, leider, never, none, sein, man, to, erst")
	x.articles = set("a, an, the, some, einen, eine, ein, einem, einer, etwas, jemanden für, someone for")
	x.english = set("a, an, the, some")
	x.aside = set("dringend, gerade, auch, noch, jetzt, aktuell, derzeit, immer, also, urgently, currently, still, now, badly, desperately, momentan, weiterhin")
	x.pronouns = set("sie, er, die, der, das, es, she, he, who, they, it, beide, both, alle, all, he's, she's, they're, who's, wer, welche, welcher")
	x.every = set("beide, both, alle, all, they, they're")
	x.own = set("ich, I, wir, we, I'm, we're, mich, me, I'd, I'll")

	x.follow = sequences(`Erinnerung, reminder, nachfragen, nachhaken, nachfassen, zurückrufen, Wiedervorlage, erinnern, dranbleiben, melden, wieder melden, noch mal melden, nochmal melden, wieder anrufen, wieder fragen, follow up, followup, call back, call again,
		check in, check back, get back, ask again, remind, remind me, touch base, reach out, catch up again, get in touch, ping, chase, write again`)
	x.undated = sequences(`anrufen, zurückrufen, anschreiben, einladen, besuchen, nachfragen, nachhaken, nachfassen, fragen, treffen, schreiben, mailen, danken, follow up, call back, check in, reach out, get in touch, Wiedervorlage`)
	x.doing = set(`muss, müssen, soll, sollte, sollen, must, should, I'll, we'll, promised, versprochen, zugesagt, let's, don't forget, remind, erinnern, vereinbart, wollte, muß, todo`)
	x.imperative = set(`call, phone, ring, ask, write, email, mail, send, meet, thank, invite, visit, book, discuss, text, message, see, bring, introduce, share, remind, congratulate, talk, speak, follow, check, get, arrange, plan, schedule,
		give, return, pay, buy, order, forward, post, reply, answer, lend, show, tell, wish, suggest`)

	x.anchors = set("mit, with, w, an, zu, von, bei, beim, from, to, und mit, @, traf, getroffen, met, called, phoned, emailed, texted, visited, messaged, saw, für, for, inkl, zusammen mit, samt")
	x.weak = set("zu, an, von, bei, beim, from, to, für, for")
	x.kin = set("der, dem, den, die, my, meinem, meiner, meine, our, unserem, unserer, lieben, liebe, dear, the")
	x.joins = set("und, and, sowie, u, plus")
	x.titles = set("frau, herr, herrn, hr, fr, dr, prof, professor, mr, mrs, ms, miss, sir, mag, ing, med, dipl, pd")
	x.particles = set("von, vom, van, der, den, de, del, della, di, da, do, dos, du, la, le, zu, zum, zur, ter, ten, af, av, al, el, bin, ibn, y, und")
	x.common = set(`Kollegen, Kollege, Kollegin, Kolleginnen, Team, Familie, Freunden, Freunde, Freund, Freundin, Kunden, Kunde, Kundin, Chef, Chefin, Eltern, Mutter, Vater, Mama, Papa, Bruder, Schwester, Kindern, Kind, Leuten, Leute, Menschen, Nachbarn,
		Nachbar, Nachbarin, Mann, Sohn, Tochter, Partner, Partnerin, Hund, Milch, Kuchen, Wein, Blick, Vorstand, Verein, Gruppe, Abteilung, Firma, Anwalt, Arzt, Steuerberater, Bank, Presse, Erfolg, Thema, Bezug, Ziel, Hilfe,
		Zeit, Lust, Spaß, Fragen, Bitte, Idee, Rückfrage, Auto, Bahn, Zug, Rad, Fahrrad, Boot, Video, Excel, Blumen, Termin, Angebot, Mittag, Abend, Morgen, Weihnachten, Ostern, Geburtstag, Hochzeit, Umzug, Telefon, Zoom, Teams,
		Mum, Dad, Mom, Friends, Family, Team, Clients, Colleagues, Everyone, Everybody, Ihm, Ihr, Ihnen, Uns, Mir, Dir, Him, Her, Them, Us, Me, Kaffee, Bier`)
	x.ambiguous = set("will, may, mark, art, hope, grace, frank, rose, an, am, so, do, da, in, im, es, was, die, der, das, an, on, if, ja, wolf, early, long, short, may, june, april, august, mai, juni, sommer, winter, herbst, sonntag, montag, freitag, heute, gestern, morgen, bill, jack, pat, sue, rob, lunch, max")

	x.over = set("war, waren, hatte, hatten, habe, hab, haben, hat, was, were, had, have, has, gewesen, gab, ging, erzählt, erzählte, told, said, sagte")
	x.tocome = set("treffe, will, werde, werden, wollen, sehe, verabredet, geplant, plan, planned, let's, ausgemacht, vereinbart, muss, soll, scheduled, booked, gebucht, going, I'll, we'll, nächste, nächsten, next, kommt, kommen")
	x.others = set("will, möchte, möchten, wird, werden, kann, können, darf, wollte, hat, haben, ist, is, has, wants, moves, starts, zieht, geht, kommt, fliegt, heiratet, sie, er, she, he, they, dass, that, weil, because, wenn")
	x.lead = set("und, and, dann, then, bitte, please, to, also, remind, me, daran, mich, erinnern, muss, soll, must, should, ich, I, I'll, danach, afterwards, let's, don't, forget, todo, sie, erinnerung, reminder")
	x.places = set("in, im, at, bei, beim, am, @, auf, near")
	x.noPlaces = set(`Auftrag, Ruhe, Gespräch, Team, Telefon, Eile, Urlaub, Zukunft, Anschluss, Kontakt, Sachen, Rente, Ordnung, Zusammenhang, Prinzip, Moment, Verbindung, Person, Bezug, Frage, Vergleich, Rahmen, Namen, Detail, Details, Bewegung,
		Arbeit, Elternzeit, Teilzeit, Vollzeit, Kürze, Leben, Grunde, Laufe, Sinne, Zweifel, Wesentlichen, Apparat, Rande, Ende, Anfang, Mittag, Abend, Morgen, Wochenende, Zug, Januar, Februar, März, April, Mai, Juni, Juli, August, September, Oktober,
		November, Dezember, Frühling, Sommer, Herbst, Winter, German, English, French, Touch, Deutsch, Englisch, Deutschen, Bedarf, Steuern, Umzug, Dienst, Dezember, Übrigen, Nachhinein`)
	x.abbreviations = set("dr, prof, hr, fr, st, str, nr, ca, bzw, inkl, tel, z, b, a, m, p, d, h, u, o, e, i, mr, mrs, ms, vs, etc, co, mag, dipl, ing, geb, bspw, evtl, ggf, usw")
	return x
})

// parts takes a list apart at its commas.
func parts(list string) []string {
	all := strings.Split(list, ",")
	for i := range all {
		all[i] = strings.TrimSpace(all[i])
	}
	return all
}

func set(list string) map[string]bool {
	all := map[string]bool{}
	for _, one := range parts(list) {
		if key := search.Fold(one); key != "" {
			all[key] = true
		} else {
			all[one] = true // a sign
		}
	}
	return all
}

func sequences(list string) [][]string {
	var all [][]string
	for _, one := range parts(list) {
		all = append(all, strings.Fields(search.Fold(one)))
	}
	return all
}

// found is a word for a kind of encounter in the line.
type found struct {
	meaning
	from, to int
}

// kindAt reads a word for a kind of encounter.
func (r *reader) kindAt(i int) (found, bool) {
	x := words()
	for n := x.longest; n > 0; n-- {
		if i+n > len(r.words) {
			continue
		}
		keys := make([]string, n)
		for j := range keys {
			keys[j] = r.at(i + j).key
		}
		m, ok := x.kinds[strings.Join(keys, " ")]
		if !ok {
			continue
		}
		switch r.at(i).key { // Treffen and treffen, Essen and essen
		case "treffen":
			if m.form = ahead; r.at(i).capital {
				m.form = noun
			}
		case "essen":
			if !r.at(i).capital {
				m.form = ahead
			}
		}
		return found{m, i, i + n}, true
	}
	w := r.at(i)
	if !w.capital || w.key == "interessen" {
		return found{}, false
	}
	for _, e := range x.endings {
		if len(w.key) >= len(e.tail)+4 && strings.HasSuffix(w.key, e.tail) {
			kind := e.kind
			if strings.HasPrefix(w.key, "video") {
				kind = "video"
			}
			return found{meaning{kind, noun, true}, i, i + 1}, true
		}
	}
	return found{}, false
}

// Kinds are the kinds of encounters that words can say.
func Kinds() []string {
	seen := map[string]bool{"meeting": true, "note": true}
	for _, m := range words().kinds {
		seen[m.kind] = true
	}
	return slices.Sorted(maps.Keys(seen))
}
