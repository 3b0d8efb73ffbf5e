import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Contact, Edit } from "../../backend";
import { Failure } from "../../backend";

const people = vi.hoisted(() => ({ show: vi.fn(), edit: vi.fn() }));
vi.mock("../../backend", async (actual) => ({ ...(await actual<object>()), backend: { people, on: () => () => {} } }));
const { Person } = await import("./person.svelte");
const { toasts } = await import("../../state/toasts.svelte");

const card = (revision: number, some: Partial<Contact> = {}) => ({ id: "a", revision, name: "Anna", ...some }) as Contact;
const change = { id: 1, at: "", label: "Anna bearbeitet", undone: false, remarks: [] };
const edit = { op: "set", field: "note", ref: 0 } as Edit;

async function opened() {
  people.show.mockResolvedValueOnce(card(1));
  const person = new Person("a");
  await person.loadContact();
  return person;
}

describe("Person.edit", () => {
  beforeEach(() => {
    vi.resetAllMocks();
    toasts.list = [];
  });

  it("makes the next edit on the card as the one before left it", async () => {
    const person = await opened();
    people.edit.mockImplementation(async (_id: string, revision: number) => ({ contact: card(revision + 1), change }));
    await Promise.all([person.edit(() => [edit]), person.edit(() => [edit]), person.edit(() => [edit])]);
    expect(people.edit.mock.calls.map((call) => call[1])).toEqual([1, 2, 3]);
  });

  it("writes nothing when there is nothing to change", async () => {
    const person = await opened();
    expect(await person.edit(() => [])).toBe(true);
    expect(people.edit).not.toHaveBeenCalled();
  });

  it("makes an edit again on the newest card when somebody else changed it", async () => {
    const person = await opened();
    people.edit.mockRejectedValueOnce(new Failure({ code: "contact.changed", message: "geändert" })).mockResolvedValueOnce({ contact: card(8), change });
    people.show.mockResolvedValueOnce(card(7));
    expect(await person.edit(() => [edit])).toBe(true);
    expect(people.edit.mock.calls.map((call) => call[1])).toEqual([1, 7]);
    expect(toasts.list.map((one) => one.tone)).toEqual(["plain"]);
  });

  it("says so when what was to be changed is gone", async () => {
    const person = await opened();
    people.edit.mockRejectedValueOnce(new Failure({ code: "contact.changed", message: "geändert" }));
    people.show.mockResolvedValueOnce(card(7, { name: "Anne" }));
    expect(await person.edit((now) => (now.name === "Anna" ? [edit] : null))).toBe(false);
    expect(person.contact?.name).toBe("Anne");
    expect(toasts.list.map((one) => one.tone)).toEqual(["problem"]);
  });

  it("gives up after the second time", async () => {
    const person = await opened();
    people.edit.mockRejectedValue(new Failure({ code: "contact.changed", message: "geändert" }));
    people.show.mockResolvedValue(card(7));
    expect(await person.edit(() => [edit])).toBe(false);
    expect(people.edit).toHaveBeenCalledTimes(2);
  });
});
