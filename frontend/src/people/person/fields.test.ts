import { describe, expect, it } from "vitest";
import type { Contact } from "../../backend";
import { addressLines, editOf, fieldRows, freshRow, linkOf, nameEdit, photoEdit, removal, sameRow, type Draft } from "./fields";

const address = { ref: 7, street: ["Große Bergstraße 12"], locality: "Hamburg", region: "", postcode: "22767", country: "Deutschland", pobox: "", extended: "", types: ["work"], label: "", formatted: "", preferred: false };
const parts = { street: ["Große Bergstraße 12"], locality: "Hamburg", region: "", postcode: "22767", country: "Deutschland", pobox: "", extended: "", formatted: "" };
const contact = {
  phones: [{ ref: 3, value: "+49 40 1", types: ["work"], label: "", preferred: true }, { ref: 4, value: "+49 40 2", types: [], label: "Werkstatt", preferred: false }],
  emails: [], addresses: [address], urls: [], ims: [], organisations: [{ ref: 9, name: "Nordlicht GmbH", units: ["Einkauf"] }], titles: ["Leiter"], roles: [],
  nicknames: ["Jø", "Jensemann"], birthday: "1980-02-29", anniversary: "", dates: [{ ref: 14, day: "--06-24", label: "Namenstag", type: "" }, { ref: 15, day: "2010-04-01", label: "", type: "other" }], death: "", giving: [], related: [{ ref: 12, value: "Anna", type: "spouse" }], notes: ["eins\nzwei"],
} as unknown as Contact;
const draft = (some: Partial<Draft>): Draft => ({ text: "", types: null, label: null, address: null, organisation: null, ...some });
const rowOf = (key: string) => fieldRows(contact).find((row) => row.key === key)!;

describe("fieldRows", () => {
  it("holds every value in order", () =>
    expect(fieldRows(contact).map((row) => `${row.field} ${row.ref} ${row.value}`)).toEqual([
      "phone 3 +49 40 1", "phone 4 +49 40 2", "address 7 Große Bergstraße 12, 22767 Hamburg, Deutschland", "organisation 9 Nordlicht GmbH, Einkauf", "title 0 Leiter",
      "nickname 0 Jø", "nickname 1 Jensemann", "birthday -1 1980-02-29", "date 14 --06-24", "date 15 2010-04-01", "related 12 Anna", "note 0 eins\nzwei",
    ]));
});

describe("editOf", () => {
  it("is nothing when nothing changed", () => {
    expect(editOf(rowOf("phone 0"), draft({ text: " +49 40 1 ", types: ["work"], label: "" }))).toBeNull();
    expect(editOf(rowOf("address 0"), draft({ types: ["work"], label: "", address: parts }))).toBeNull();
    expect(editOf(rowOf("organisation 0"), draft({ organisation: { name: "Nordlicht GmbH", units: ["Einkauf"] } }))).toBeNull();
  });
  it("sets at the place of the value", () =>
    expect(editOf(rowOf("phone 1"), draft({ text: "+49 40 3", types: [], label: "Werkstatt" }))).toMatchObject({ op: "set", field: "phone", ref: 4, text: "+49 40 3", label: "Werkstatt" }));
  it("sees another label", () => expect(editOf(rowOf("phone 0"), draft({ text: "+49 40 1", types: ["cell"], label: "" }))).toMatchObject({ op: "set", types: ["cell"] }));
  it("removes what was emptied", () => expect(editOf(rowOf("title 0"), draft({}))).toMatchObject({ op: "remove", field: "title", ref: 0 }));
  it("removes an address without a part", () =>
    expect(editOf(rowOf("address 0"), draft({ address: { street: [""], locality: "", region: "", postcode: "", country: "", pobox: "", extended: "", formatted: "" } }))).toMatchObject({ op: "remove", ref: 7 }));
  it("adds a fresh value", () => expect(editOf(freshRow("email"), draft({ text: "a@b.example", types: [], label: "" }))).toMatchObject({ op: "add", field: "email", text: "a@b.example" }));
  it("forgets a fresh row that stayed empty", () => expect(editOf(freshRow("email"), draft({}))).toBeNull());
  it("sets a single value even if it is new", () => expect(editOf(freshRow("birthday"), draft({ text: "--05-09" }))).toMatchObject({ op: "set", field: "birthday", ref: -1, text: "--05-09" }));
  it("changes the day or the label of a date of one's own, at its place", () => {
    expect(editOf(rowOf("date 0"), draft({ text: "--06-24", label: "Namenstag" }))).toBeNull();
    expect(editOf(rowOf("date 0"), draft({ text: "--06-25", label: "Namenstag" }))).toMatchObject({ op: "set", field: "date", ref: 14, text: "--06-25" });
    expect(editOf(rowOf("date 1"), draft({ text: "2010-04-01", label: "Firmenjubiläum" }))).toMatchObject({ op: "set", field: "date", ref: 15, label: "Firmenjubiläum" });
    expect(editOf(freshRow("date"), draft({ text: "--06-24", label: "Namenstag" }))).toMatchObject({ op: "add", field: "date", label: "Namenstag" });
    expect(editOf(rowOf("date 0"), draft({}))).toMatchObject({ op: "remove", field: "date", ref: 14 });
  });
  it("says of the dead that no day comes back", () => {
    const rows = fieldRows({ ...contact, death: "2024-05-01" });
    expect(rows.filter((row) => row.over).map((row) => row.field)).toEqual(["birthday", "date", "date", "death"]);
    expect(fieldRows(contact).some((row) => row.over)).toBe(false);
    expect(editOf(freshRow("death"), draft({ text: "2024-05-01" }))).toMatchObject({ op: "set", field: "death", ref: -1 });
  });
  it("keeps the lines of a note", () => expect(editOf(rowOf("note 0"), draft({ text: "eins\ndrei" }))).toMatchObject({ op: "set", text: "eins\ndrei" }));
});

describe("other edits", () => {
  it("names", () => expect(nameEdit(null, "Nordlicht AG")).toMatchObject({ op: "set", field: "name", name: null, text: "Nordlicht AG" }));
  it("photos", () => {
    expect(photoEdit("data:image/png;base64,AA")).toMatchObject({ op: "set", field: "photo" });
    expect(photoEdit("")).toMatchObject({ op: "remove", field: "photo" });
  });
  it("removal", () => expect(removal(rowOf("related 0"))).toMatchObject({ op: "remove", field: "related", ref: 12 }));
});

describe("sameRow", () => {
  it("finds a value that moved up", () => {
    const now = fieldRows({ ...contact, phones: [{ ...contact.phones[1]!, ref: 3 }] });
    expect(sameRow(rowOf("phone 1"), now)?.ref).toBe(3);
  });
  it("does not take another value for it", () => expect(sameRow(rowOf("phone 0"), fieldRows({ ...contact, phones: [contact.phones[1]!] }))).toBeUndefined());
});

describe("addressLines", () => {
  it("writes an envelope", () => expect(addressLines(address)).toEqual(["Große Bergstraße 12", "22767 Hamburg", "Deutschland"]));
  it("prefers the text the card has", () => expect(addressLines({ ...address, formatted: "12 High St\r\n\r\nLondon" })).toEqual(["12 High St", "London"]));
});

describe("linkOf", () => {
  it.each([
    ["phone", "+49 (40) 12-34", "tel:+49401234"], ["phone", "keine", ""], ["email", "a@b.example", "mailto:a@b.example"], ["email", "kein", ""],
    ["url", "https://a.example/x", "https://a.example/x"], ["url", "a.example", "https://a.example"], ["url", "javascript:alert(1)", ""], ["url", "smb://server", ""], ["note", "https://a.example", ""],
  ] as const)("%s %s → %s", (field, value, link) => expect(linkOf(field, value)).toBe(link));
});
