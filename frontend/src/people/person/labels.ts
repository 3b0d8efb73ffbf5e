/** What the small menu of a value offers. "custom" is a label of one's own. */
export type LabelChoice = "cell" | "work" | "home" | "fax" | "pager" | "other" | "custom";

/** Fields whose values carry a label. */
export type LabelledField = "phone" | "email" | "address" | "url" | "im";

/** Types that a choice stands for; all other types of a value ("text", "video") are left alone. */
const known = ["fax", "cell", "pager", "work", "home"] as const;

/** What can be chosen for a field, most used first. */
export function choicesOf(field: LabelledField): LabelChoice[] {
  return field === "phone" ? ["cell", "work", "home", "fax", "other", "custom"] : ["work", "home", "other", "custom"];
}

/** The choice that shows a value's types and label: the device before the place, "work fax" is a fax. */
export function choiceOf(types: string[], label: string): LabelChoice {
  if (label !== "") return "custom";
  return known.find((type) => types.includes(type)) ?? "other";
}

/** The types after choosing: what the choice does not speak of stays; the same choice changes nothing. */
export function typesFor(choice: LabelChoice, types: string[]): string[] {
  if (choice === "custom" || choice === choiceOf(types, "")) return types;
  const rest = types.filter((type) => !(known as readonly string[]).includes(type));
  return choice === "other" ? rest : [choice, ...rest];
}

/** What stands small behind a value: its own label, or its place. A phone's device is the name of its row already. */
export function placeOf(types: string[], label: string): { label: string } | "work" | "home" | "" {
  if (label !== "") return { label };
  return (["work", "home"] as const).find((type) => types.includes(type)) ?? "";
}

/** The relations to choose from, of those RFC 6350 §6.6.6 knows; "" says none. */
export const relations = ["", "spouse", "child", "parent", "sibling", "kin", "friend", "colleague", "acquaintance", "agent", "emergency"] as const;

/** Which name a phone's row has. */
export function deviceOf(types: string[]): "cell" | "fax" | "pager" | "phone" {
  return (["fax", "cell", "pager"] as const).find((type) => types.includes(type)) ?? "phone";
}
