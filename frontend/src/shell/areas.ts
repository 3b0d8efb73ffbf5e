import CalendarClock from "@lucide/svelte/icons/calendar-clock";
import Copy from "@lucide/svelte/icons/copy";
import Download from "@lucide/svelte/icons/download";
import History from "@lucide/svelte/icons/history";
import MessagesSquare from "@lucide/svelte/icons/messages-square";
import Settings2 from "@lucide/svelte/icons/settings-2";
import Sparkles from "@lucide/svelte/icons/sparkles";
import Sun from "@lucide/svelte/icons/sun";
import Trash2 from "@lucide/svelte/icons/trash-2";
import Users from "@lucide/svelte/icons/users";
import type { Component } from "svelte";
import { count, t } from "../locales/index.svelte";
import type { AreaName, View } from "../state/router.svelte";
import { todayCount } from "../state/today.svelte";
import { session } from "../state/session.svelte";

/** An entry of the side bar. A new area is one line here, one in the router's View and one in Window.svelte. */
export interface Area {
  name: AreaName;
  icon: Component<{ size?: number }>;
  title: () => string;
  /** Name of the command that goes there. */
  command: () => string;
  /** The quiet number at the end, "" for none. */
  count: () => string;
  keys: string;
  view: View;
  place: "top" | "foot";
}

export const areas: Area[] = [
  {
    name: "today",
    icon: Sun,
    title: () => t().shell.areas.today,
    command: () => t().shell.commands.goToday,
    count: () => (todayCount() ? count(todayCount()) : ""),
    keys: "g t",
    view: { area: "today" },
    place: "top",
  },
  {
    name: "people",
    icon: Users,
    title: () => t().shell.areas.people,
    command: () => t().shell.commands.goPeople,
    count: () => (session.total ? count(session.total) : ""),
    keys: "g p",
    view: { area: "people", circle: "", contact: "" },
    place: "top",
  },
  {
    name: "encounters",
    icon: MessagesSquare,
    title: () => t().shell.areas.encounters,
    command: () => t().shell.commands.goEncounters,
    count: () => "",
    keys: "g e",
    view: { area: "encounters" },
    place: "top",
  },
  {
    name: "followups",
    icon: CalendarClock,
    title: () => t().shell.areas.followups,
    command: () => t().shell.commands.goFollowups,
    count: () => (session.dueCount ? count(session.dueCount) : ""),
    keys: "g f",
    view: { area: "followups" },
    place: "top",
  },
  {
    name: "imports",
    icon: Download,
    title: () => t().shell.areas.imports,
    command: () => t().shell.commands.goImports,
    count: () => "",
    keys: "g i",
    view: { area: "imports" },
    place: "foot",
  },
  {
    name: "duplicates",
    icon: Copy,
    title: () => t().shell.areas.duplicates,
    command: () => t().shell.commands.goDuplicates,
    count: () => "",
    keys: "g d",
    view: { area: "duplicates" },
    place: "foot",
  },
  {
    name: "tidy",
    icon: Sparkles,
    title: () => t().shell.areas.tidy,
    command: () => t().shell.commands.goTidy,
    count: () => "",
    keys: "g x",
    view: { area: "tidy" },
    place: "foot",
  },
  {
    name: "bin",
    icon: Trash2,
    title: () => t().shell.areas.bin,
    command: () => t().shell.commands.goBin,
    count: () => "",
    keys: "g b",
    view: { area: "bin" },
    place: "foot",
  },
  {
    name: "history",
    icon: History,
    title: () => t().shell.areas.history,
    command: () => t().shell.commands.goHistory,
    count: () => "",
    keys: "g h",
    view: { area: "history" },
    place: "foot",
  },
  {
    name: "settings",
    icon: Settings2,
    title: () => t().shell.areas.settings,
    command: () => t().shell.commands.goSettings,
    count: () => "",
    keys: "g s",
    view: { area: "settings" },
    place: "foot",
  },
];
