import { writeFile, type Kith } from "./harness";

/** A book as it comes from an old telephone: somebody in capitals, slips in addresses, numbers without a country. */
const untidy = [
  ["FN:ANNA WEBER", "N:WEBER;ANNA;;;", "EMAIL:anna@gmial.com", "TEL;TYPE=CELL:0171 2345678", "ADR;TYPE=HOME:;;Weg 1;50667 Köln;;;Germany"],
  ["FN:max.muster@example.org", "N:;;;;", "EMAIL:max.muster@example.org", "EMAIL:max", "TEL:"],
  ["FN:Koch, Eva", "N:;Koch\\, Eva;;;", "EMAIL;TYPE=WORK:Eva@Koch.example", "EMAIL;TYPE=HOME:eva@koch.example", "URL:www.koch.example", "TEL:0221 123456", "ADR:;;Weg 2;Köln;;50667;Germany"],
  ["FN:Theo Same", "N:Same;Theo;;;", "BDAY:2061-05-09", "TEL:030 23125001", "ADR:;;Weg 3;Berlin;;10115;Germany"],
];
export const bringUntidy = (kith: Kith) =>
  kith.call("Imports", "Commit", [writeFile(kith, "untidy.vcf", untidy.map((lines, i) => ["BEGIN:VCARD", "VERSION:3.0", `UID:u-${i}`, ...lines, "END:VCARD"].join("\r\n")).join("\r\n") + "\r\n")], "", "");
