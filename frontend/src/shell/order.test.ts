import { expect, it } from "vitest";
import { inOrder } from "./order";

const many = Array.from({ length: 12 }, (_, i) => `p${i}`);
const nothing = { people: [] as string[], named: false, near: false, lists: [] as string[], listed: Infinity, actions: [] as string[], acted: Infinity };
const found = (some: Partial<typeof nothing>) => inOrder({ ...nothing, ...some });

it("puts a circle before those who are only in it", () => {
  expect(found({ people: many, lists: ["Chor"], listed: 0 })[0]).toBe("Chor");
  expect(found({ people: many, lists: ["Alter Chor"], listed: 1 })[0]).toBe("p0");
});

it("puts who is called so first, and the circle of that name in sight", () => {
  expect(found({ people: many, named: true, lists: ["Weber"], listed: 0 }).slice(0, 5)).toEqual(["p0", "p1", "p2", "Weber", "p3"]);
});

it("puts those who are only spelled alike last", () => {
  expect(found({ people: ["Dirk"], near: true, actions: ["Dark appearance"], acted: 0 })).toEqual(["Dark appearance", "Dirk"]);
  expect(found({ people: ["Dirk"], near: true })).toEqual(["Dirk"]);
});

it("puts an action typed by its name before a crowd, and behind a few people", () => {
  expect(found({ people: many, actions: ["a", "b", "c", "d"], acted: 0 }).slice(0, 4)).toEqual(["a", "b", "c", "p0"]);
  expect(found({ people: ["p"], named: true, actions: ["a"], acted: 0 })).toEqual(["p", "a"]);
  expect(found({ people: many, named: true, actions: ["a"], acted: 1 })[0]).toBe("p0");
  expect(found({ people: many, actions: ["a"], acted: 1 })[0]).toBe("a");
});

it("loses and doubles nothing", () => {
  for (const named of [true, false]) for (const near of [true, false]) for (const listed of [0, 1]) for (const acted of [0, 1, Infinity]) {
    const all = found({ people: many, named, near, lists: ["l"], listed, actions: ["a", "b", "c", "d"], acted });
    // Of many actions only the best stand before a crowd of people: the rest would be out of sight.
    expect(new Set(all).size).toBe(all.length);
    expect(all).toEqual(expect.arrayContaining([...many, "l", "a"]));
  }
});
