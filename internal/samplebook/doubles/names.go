package doubles

import "strings"

// country is where invented people come from.
type country struct {
	dial, cell                                 string
	given, family, front, back, towns, streets []string
}

func words(text string) []string { return strings.Fields(text) }

func parts(text string) []string { return strings.Split(text, ", ") }

// countries hold names of all kinds of Europe and beyond; front and back make rarer family names.
var countries = []country{
	{"+49", "15", words("Anna Thomas Sabine Michael Julia Andreas Katharina Stefan Petra Jürgen Lena Wolfgang Claudia Markus Monika Matthias Susanne Christian Ursula Peter Sophie Martin Karin Frank Klaus Birgit Uwe Heike Bernd Gabriele Jörg Dirk Lukas Friederike Kerstin Tobias Käthe Dieter Ingrid Ralf Günther Björn"),
		words("Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Krüger Köhler Brandt Petersen Hübner Jäger Böhm Vogt Kühn Höpfner Rößler"),
		words("Linden Stein Buch Eichen Hasel Birken Wald Wiesen Mühl Rosen Sonnen Winter Silber Kupfer Kirch Acker Hopfen Apfel Kirsch Dorn Falken Hirsch Lerchen Schwan Storch Grün Blüm Schön Krumm Zwie"),
		words("berg mann bauer hofer huber hauer bach thaler felder brunner walder steiner heimer dorf hagen hauser kamp brink busch horst moser reiter schild vogel winkler wirth zweig höfer krug leitner"),
		parts("Berlin, Hamburg, München, Köln, Frankfurt am Main, Göttingen, Leipzig, Düsseldorf, Lübeck, Münster, Nürnberg, Würzburg, Flensburg, Bremen, Görlitz"),
		parts("Hauptstraße, Lindenweg, Bahnhofstraße, Am Mühlbach, Goethestraße, Grüner Weg, Königsallee, Gartenstraße, Möwenweg, Brückenstraße")},
	{"+44", "77", words("Emily James Olivia Jack Sarah Thomas Charlotte William Harry Niamh Oliver George Megan Fiona Callum Robert Elizabeth Margaret Richard Edward Catherine Andrew Susan Joseph Victoria Michael Jennifer"),
		words("Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Hall Wood Clarke O'Brien MacDonald Campbell Murphy Fitzgerald McCarthy Llewellyn"),
		words("Ash Oak Black Hart Brad Strat Hamp Win Thorn Bram Whit Lang King Hather Pen Rad Stan Wake Dun Gran Kel Mar Rother"), words("ton ley ford wood field worth well combe bridge hurst more stead wick shaw dale brook croft bourne"),
		parts("London, Bristol, Leeds, Edinburgh, Cardiff, Norwich, York, Bath"), parts("High Street, Station Road, Church Lane, Mill Lane, Victoria Terrace, Orchard Row")},
	{"+34", "61", words("José María Carmen Antonio Lucía Alejandro Sofía Javier Inés Andrés Pilar Raúl Begoña"), words("García Martínez López Sánchez Pérez Gómez Fernández Núñez Ibáñez Ordóñez Echeverría Zubizarreta"),
		words("Monte Campo Villa Fuente Roble Prado"), words("negro real alta hermosa verde blanca"), parts("Madrid, Sevilla, Valencia, Cádiz, Bilbao"), parts("Calle Mayor, Avenida del Puerto, Plaza Nueva")},
	{"+48", "60", words("Katarzyna Małgorzata Agnieszka Piotr Krzysztof Tomasz Zofia Wojciech Łukasz Jadwiga"), words("Nowak Kowalski Wiśniewska Wójcik Kamiński Lewandowska Zieliński Szymański Dąbrowska"),
		words("Brzo Wilcz Jawor Sosn Grab Lip"), words("owski ewicz iński owicz ecka"), parts("Warszawa, Kraków, Łódź, Gdańsk, Wrocław"), parts("ulica Długa, ulica Polna, aleja Lipowa")},
	{"+90", "53", words("Mehmet Ayşe Fatma Mustafa Zeynep Emre Elif Hüseyin Gülşen Çağlar"), words("Yılmaz Kaya Demir Şahin Çelik Yıldız Öztürk Aydın Özdemir Arslan"),
		words("Ak Kara Kızıl Demir Taş Gök"), words("soy oğlu kaya dağ taş han"), parts("İstanbul, Ankara, İzmir, Bursa"), parts("Atatürk Caddesi, Gül Sokak, Deniz Sokak")},
	{"+46", "70", words("Lars Ingrid Åsa Björn Sören Märta Östen Karin Göran Linnéa"), words("Andersson Johansson Sjöberg Lindqvist Åkesson Öberg Bergström Håkansson Nyström"),
		words("Lind Berg Sjö Ek Alm Björk"), words("qvist ström gren dahl lund kvist"), parts("Stockholm, Göteborg, Malmö, Uppsala"), parts("Storgatan, Kungsgatan, Björkvägen")},
}

var (
	titles   = parts("Leiterin, Berater, Engineer, Accountant, Architektin, Einkäufer, Sales Manager, Anwalt, Ärztin, Designer")
	orgFront = words("Nord Hanse Alpen Stern Solar Stahl Daten Wind Werk Kraft Medi Bau Agrar Aqua Luft Geo Bio Foto Logi Opti Terra Nova Viva Luna Astra Prima Delta Omega Sigma Kappa")
	orgBack  = words("technik haus logistik werke software bau druck planung handel systeme labor kontor medien optik energie service werft guss glas papier")
	orgForm  = words("GmbH AG KG Ltd Inc OHG")
)
