import { expect, it } from "vitest";
import type { DuplicateContact, DuplicateGroup, MergeConflict, MergePreview } from "../backend";
import { leads, rowsOf } from "./rows";

const contact = (id: string): DuplicateContact => ({ id, kind: "person", name: id, subtitle: "", place: "", photo: "", created: "", changed: "", encounters: 0, followups: 0 });
const group: DuplicateGroup = {
  id: "1-2", class: "likely", score: 0.9, reasons: [], against: [], more: 0,
  contacts: [contact("a"), contact("b")],
  lines: [
    { field: "name", label: "", state: "equal", cells: ["A", "A"] },
    { field: "email", label: "work", state: "only", cells: ["a@x.example", ""] },
    { field: "email", label: "", state: "only", cells: ["", "b@x.example"] },
    { field: "birthday", label: "", state: "different", cells: ["1980-01-01", "1980-01-02"] },
  ],
};
const conflict = (field: MergeConflict["field"]): MergeConflict => ({ field, options: [{ id: "a", text: "M" }, { id: "b", text: "F" }], chosen: "b" });
const preview = { conflicts: [conflict("birthday"), conflict("gender")] } as MergePreview;

it("puts what can be chosen first and leaves out what the heads say", () => {
  expect(rowsOf(group, preview).map((row) => [row.field, row.conflict !== null, row.again])).toEqual([
    ["birthday", true, false], ["gender", true, false], ["email", false, false], ["email", false, true],
  ]);
  expect(rowsOf(group, preview)[1]!.cells).toEqual(["M", "F"]);
});

it("keeps its lines while it is not known what can be chosen", () => {
  expect(rowsOf(group, null).map((row) => row.field)).toEqual(["birthday", "email", "email"]);
});

it("leads with the choice, as long as that contact is among them", () => {
  expect(leads(conflict("birthday"), {})).toBe("b");
  expect(leads(conflict("birthday"), { birthday: "a" })).toBe("a");
  expect(leads(conflict("birthday"), { birthday: "gone" })).toBe("b");
});
