import type { Words } from "../en";
import { plural } from "../plural";

const people = (n: number) => plural("de", n, "einen Kontakt", "# Kontakte");

export const leaving = {
  title: "Sichern oder drucken",
  command: "Menschen sichern oder drucken …",
  who: "Wer",
  everybody: "Alle",
  circle: (name: string) => `Kreis „${name}“`,
  chosen: (n: number) => plural("de", n, "Nur der gewählte Kontakt", "Die # gewählten"),
  form: "Als",
  forms: {
    vcard4: { name: "vCard 4.0", text: "Alles, was Kith weiß, ungekürzt. Für Kith, Thunderbird, Nextcloud und neuere Programme." },
    vcard3: { name: "vCard 3.0", text: "Für iPhone und iCloud, Google, Outlook und ältere Telefone. Was sie nicht kennen, reist mit." },
    each: { name: "Je Kontakt eine Karte", text: "Ein Ordner mit einer Datei je Mensch: für Outlook, zum Weitergeben einzelner." },
    csv: { name: "Tabelle (CSV)", text: "Für Excel, Google Kontakte, Outlook und Serienbriefe. Ohne Fotos und unbekannte Angaben." },
    list: { name: "Liste zum Drucken", text: "Namen, Nummern und Adressen als PDF, in der Reihenfolge des Buchs." },
    labels: { name: "Adressetiketten", text: "Ein PDF für handelsübliche Bogen. Wer keine Adresse hat, wird genannt." },
  },
  version: "Version der Karten",
  heading: "Überschrift",
  headingHint: "freiwillig",
  paper: "Papier",
  sheet: "Bogen",
  perSheet: (n: number) => `${n} je Bogen`,
  sender: "Absender",
  senderHint: "klein über jeder Adresse, freiwillig",
  skip: "Schon verbrauchte Etiketten",
  skipHint: "auf dem ersten Bogen",
  save: "Sichern …",
  saved: (n: number, path: string) => `${people(n)[0]!.toUpperCase()}${people(n).slice(1)} gesichert: ${path}`,
  done: {
    title: "Gesichert",
    people: (n: number) => plural("de", n, "Ein Kontakt", "# Kontakte"),
    labels: (n: number) => plural("de", n, "Ein Etikett", "# Etiketten"),
    left: (n: number) => plural("de", n, "Ein Kontakt hat ein Foto oder anderes, das in keine Tabelle passt. Eine vCard behält es.", "# Kontakte haben Fotos oder anderes, das in keine Tabelle passt. Eine vCard behält es."),
    without: (n: number) => plural("de", n, "Einer hat keine Adresse und darum kein Etikett", "# haben keine Adresse und darum kein Etikett"),
    shortened: "Zu lang für ein Etikett und gekürzt",
    letters: "Für Teile dieser Namen hat das PDF keine Buchstaben",
    lettersText: "Im Terminal nimmt kith print mit .html jede Schrift.",
    open: "Zum Drucken öffnen",
    fullSize: "Mit 100 % drucken, nicht „an Seite anpassen“.",
  },
  code: {
    title: (name: string) => name,
    text: "Die Kamera eines Telefons darauf halten, um die Karte zu übernehmen.",
    picture: (name: string) => `QR-Code mit der Karte von ${name}`,
    save: "Bild sichern …",
    saved: (path: string) => `Gesichert: ${path}`,
    action: "Als QR-Code zeigen",
  },
} satisfies Words["leaving"];
