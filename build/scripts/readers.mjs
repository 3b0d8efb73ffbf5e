// Reads exports with ical.js, which Thunderbird reads address books with. See readers-test.sh.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const ICAL = createRequire(new URL("../../internal/icalendar/testdata/icaljs/package.json", import.meta.url))("ical.js");
const { parse } = ICAL.default ?? ICAL;
for (const path of process.argv.slice(2)) {
  const text = readFileSync(path, "utf8");
  const cards = text.split(/^END:VCARD\r\n/m).filter((one) => one.trim() !== "");
  for (const one of cards) {
    const [name, properties] = parse(`${one}END:VCARD\r\n`);
    if (name !== "vcard") throw new Error(`${path}: ${name}`);
    const lines = one.replaceAll("\r\n ", "").split("\r\n").filter((line) => line !== "" && !line.startsWith("BEGIN:"));
    if (properties.length !== lines.length) throw new Error(`${path}: ${properties.length} properties of ${lines.length}\n${one}`);
    const formatted = properties.find(([property]) => property === "fn");
    if (!formatted?.[3]) throw new Error(`${path}: no FN\n${one}`);
  }
  console.log(`${path.split("/").at(-1)}: ical.js reads ${cards.length} cards, every property`);
}
