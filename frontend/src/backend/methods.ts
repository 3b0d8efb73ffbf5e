import type { Backend } from "./backend";

/** How one call travels: area and method in Go's spelling, arguments by position. Rejects with a Failure. */
export type Call = (area: string, method: string, args: unknown[]) => Promise<unknown>;

type Areas = Omit<Backend, "on">;

/** Every method there is, so that a misspelt one is a type error here and a missing one cannot be called. */
const methods: { [A in keyof Areas]: readonly (keyof Areas[A] & string)[] } = {
  shell: ["start", "saveSettings", "openLink", "milestone", "exportAll"],
  people: [
    "list", "search", "show", "circles", "create", "edit", "remove", "addToCircle", "removeFromCircle", "renameCircle", "thumbnail", "exportCards", "setMet", "metThrough",
  ],
  selection: ["show", "circles", "addToCircle", "removeFromCircle", "setRhythm", "remove"],
  bin: ["list", "restore", "purge"],
  encounters: ["timeline", "years", "mentioning", "save", "remove", "chooseFiles", "open"],
  appointments: ["begin", "items", "decide", "leaveOut", "finish", "discard"],
  today: ["board", "setMinutes", "done", "later", "notNow", "never", "found", "week", "choices", "choose", "circle", "setNotice", "setCommunity", "dates"],
  letters: [
    "templates", "saveTemplate", "removeTemplate", "draft", "preview", "saveDrafts", "open", "log", "of", "choices", "choose", "circleForms", "setCircleForm",
  ],
  followups: ["board", "ofContact", "show", "last", "tick", "repeats", "readRepeat", "save", "done", "snooze", "remove"],
  quick: ["when", "time", "understand", "save", "unsaved", "keep"],
  imports: [
    "chooseFiles", "preview", "commit", "cancel", "sampleBook", "upload", "begin", "reread", "items", "item", "decide", "decideAll", "finish", "discard",
    "fields", "past", "undoPast", "sourcesOf",
  ],
  calendar: ["export", "kept", "keep", "release"],
  sync: ["state", "look", "setUp", "change", "run", "stop", "putBack", "remove"],
  duplicates: ["scan", "cancel", "counts", "groups", "preview", "merge", "mergeIdentical", "decide"],
  tidy: ["look", "cancel", "list", "fix", "fixAll", "ignore", "ignoreAll", "reopen"],
  rhythms: ["of", "read", "set", "circles", "setCircle", "snooze", "skip", "rest", "wake", "notNow", "greetings", "countGreetings"],
  giving: ["of", "offer", "need", "rename", "done", "remove"],
  history: ["list", "undo", "redo"],
  organisations: ["suggest", "people", "move", "record", "rename", "households", "shareAddress", "leaveHousehold"],
  outgoing: ["export", "sheets", "openFile", "code", "saveCode"],
  filters: ["read", "values", "views", "saveView", "moveView", "removeView"],
};

const upper = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** Builds the typed backend on a way to call and a way to subscribe. */
export function backendOn(call: Call, on: Backend["on"]): Backend {
  const areas = Object.entries(methods).map(([area, names]) => [
    area,
    Object.fromEntries(names.map((name) => [name, (...args: unknown[]) => call(upper(area), upper(name), args)])),
  ]);
  return { ...(Object.fromEntries(areas) as Areas), on };
}
