// Reads a calendar on standard input with ical.js and prints what it holds, and
// when each item happens before the day given, as JSON. Zones come from the
// VTIMEZONEs in the file alone: ical.js knows none but UTC.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const until = ICAL.Time.fromString(process.argv[2] + "T00:00:00Z");
const root = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
for (const zone of root.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(zone);
}
const show = (t) => (t.isDate ? t.toString() : new Date(t.toUnixTime() * 1000).toISOString().replace(".000Z", "Z"));

const items = [];
for (const kind of ["vevent", "vtodo", "vjournal"]) {
  const all = root.getAllSubcomponents(kind);
  for (const comp of all) {
    if (comp.hasProperty("recurrence-id")) continue; // a moved time of another item
    const alarm = comp.getFirstSubcomponent("valarm");
    const item = {
      kind,
      uid: comp.getFirstPropertyValue("uid"),
      summary: comp.getFirstPropertyValue("summary"),
      description: comp.getFirstPropertyValue("description"),
      categories: comp.getFirstProperty("categories")?.getValues() ?? [],
      transp: comp.getFirstPropertyValue("transp"),
      trigger: alarm ? alarm.getFirstPropertyValue("trigger").toSeconds() : null,
      due: comp.getFirstPropertyValue("due")?.toString() ?? null,
      starts: [],
      ends: [],
    };
    if (kind === "vevent") {
      const moved = all.filter((other) => other.hasProperty("recurrence-id") && other.getFirstPropertyValue("uid") === comp.getFirstPropertyValue("uid"));
      const event = new ICAL.Event(comp, { exceptions: moved });
      const each = event.iterator();
      for (let t; (t = each.next()) && t.compare(until) < 0; ) {
        const at = event.getOccurrenceDetails(t);
        item.starts.push(show(at.startDate));
        item.ends.push(show(at.endDate));
      }
    }
    items.push(item);
  }
}
process.stdout.write(
  JSON.stringify({ method: root.getFirstPropertyValue("method"), name: root.getFirstPropertyValue("name"), items }),
);
