import { listed, plural } from "../plural";

export const appointments = {
  title: "Appointments as encounters",
  text: "What is over, and with whom. Nothing is taken over before you agree.",
  reading: (files: string) => `Reading ${files} …`,
  cancel: "Cancel",
  take: (n: number, followups = 0, records = 0) => {
    const parts = [
      n > 0 || followups + records === 0 ? plural("en", n, "# encounter", "# encounters") : "",
      followups > 0 ? plural("en", followups, "# follow-up", "# follow-ups") : "",
      records > 0 ? plural("en", records, "# detail of the copy", "# details of the copy") : "",
    ].filter(Boolean);
    return `Take over ${listed("en", parts)}`;
  },
  followup: "Follow-up",
  none: "No appointment to take over",
  noneText: "This calendar has no appointment with others that is over.",
  nothing: "No calendar is open",
  nothingText: "Drop an .ics file anywhere in the window, or choose it with the imports.",
  since: "Only from",
  list: "Appointments",
  people: {
    asked: "Whom does it mean?",
    askedText: "Several people of the book could be meant. Without an answer they stay a name in the note.",
    strangers: "Not in the book",
    strangersText: "They stay a name in the note, or come into the book.",
    known: "Recognised",
  },
  becomes: (name: string) => `${name} becomes`,
  times: (n: number) => plural("en", n, "# appointment", "# appointments"),
  choices: { undecided: "Who is it?", name: "Only a name in the note", new: "New in the book", me: "That is me", other: "Somebody else …", who: (name: string) => `Who is ${name}?` },
  takeOne: (title: string) => `Take over “${title}”`,
  others: (names: string) => `also there: ${names}`,
  states: { known: "taken over before", nobody: "with nobody of the book" },
  copyTitle: "Also in the copy",
  leftTitle: "Left out",
  left: {
    known: (n: number) => (n === 0 ? "" : plural("en", n, "# appointment was taken over before.", "# appointments were taken over before.")),
    nobody: (n: number) => (n === 0 ? "" : plural("en", n, "# appointment is with nobody of the book.", "# appointments are with nobody of the book.")),
    ahead: (n: number) => (n === 0 ? "" : plural("en", n, "# appointment is not over yet.", "# appointments are not over yet.")),
    cancelled: (n: number) => (n === 0 ? "" : plural("en", n, "# appointment was cancelled.", "# appointments were cancelled.")),
    before: (n: number) => (n === 0 ? "" : plural("en", n, "# appointment was before that day.", "# appointments were before that day.")),
    alone: (n: number) => (n === 0 ? "" : plural("en", n, "# appointment names nobody else.", "# appointments name nobody else.")),
    many: (n: number) => (n === 0 ? "" : plural("en", n, "# more appointment is left out: so many are not taken over at once.", "# more appointments are left out: so many are not taken over at once.")),
  },
  warnings: "Lines that could not be read",
  line: (n: number) => `Line ${n}`,
};
