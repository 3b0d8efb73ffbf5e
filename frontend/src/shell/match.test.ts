import { expect, it } from "vitest";
import { fit } from "./match";

it.each([
  ["Zu den Menschen", "men", 1], ["Zu den Menschen", "zu d", 0], ["Rückgängig", "ruck", 0], ["Straße", "strasse", 0], ["Neue Person", "per neu", 1], ["Neue Person", "son", Infinity], ["Anything", "", 1],
])("%s fits %s", (title, typed, score) => expect(fit(title, typed)).toBe(score));
