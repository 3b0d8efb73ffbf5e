import { describe, expect, it } from "vitest";
import { choiceOf, choicesOf, deviceOf, placeOf, typesFor } from "./labels";

describe("choiceOf", () => {
  it.each([
    [["cell"], "", "cell"], [["work", "fax"], "", "fax"], [["cell", "work"], "", "cell"], [["home"], "", "home"], [[], "", "other"], [["text"], "", "other"], [["work"], "Werkstatt", "custom"],
  ] as const)("%j %s → %s", (types, label, choice) => expect(choiceOf([...types], label)).toBe(choice));
});

describe("typesFor", () => {
  it("changes nothing for the same choice", () => expect(typesFor("cell", ["cell", "work"])).toEqual(["cell", "work"]));
  it("keeps the types a choice does not speak of", () => expect(typesFor("home", ["work", "text"])).toEqual(["home", "text"]));
  it("takes the known ones away for other", () => expect(typesFor("other", ["work", "text"])).toEqual(["text"]));
  it("leaves them to a label of one's own", () => expect(typesFor("custom", ["work"])).toEqual(["work"]));
});

it("a phone has devices to choose from, an e-mail address has none", () => {
  expect(choicesOf("phone")).toContain("fax");
  expect(choicesOf("email")).toEqual(["work", "home", "other", "custom"]);
});
it("deviceOf names the row", () => {
  expect(deviceOf(["work", "fax"])).toBe("fax");
  expect(deviceOf(["work"])).toBe("phone");
});
it("placeOf prefers the own label", () => {
  expect(placeOf(["work"], "Backstube")).toEqual({ label: "Backstube" });
  expect(placeOf(["fax", "home"], "")).toBe("home");
  expect(placeOf([], "")).toBe("");
});
