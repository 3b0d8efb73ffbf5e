import { openExport } from "../export/open";
import { openCalendarExport, openFollowup } from "../followups/open";
import { t } from "../locales/index.svelte";
import { openQuick } from "../quick/open";
import { openNew } from "../people/open.svelte";
import { openSection, sections, sectionTitle } from "../settings/sections.svelte";
import { offer } from "../state/commands.svelte";
import { openDialog } from "../state/dialogs.svelte";
import { back, go } from "../state/router.svelte";
import { changeSettings, session } from "../state/session.svelte";
import { redo, toastProblem, undo } from "../state/toasts.svelte";
import { areas } from "./areas";

const openPalette = () => openDialog(() => import("./Palette.svelte"), {});
const openMap = () => openDialog(() => import("./ShortcutMap.svelte"), {});
const trySample = async () => (await import("../imports/imports.svelte")).trySample();
const setting = (some: Parameters<typeof changeSettings>[0]) => changeSettings(some).catch(toastProblem);
const isOpen = () => session.state === "open";
const writable = () => isOpen() && !session.readOnly;

export { openPalette };

/** The commands that are there in every view. */
export function offerShellCommands(): () => void {
  return offer(
    { id: "palette", title: () => t().shell.commands.palette, keys: ["$mod+k", "[Shift]+/"], run: openPalette, enabled: isOpen, keysOnly: true },
    { id: "map", title: () => t().shell.commands.map, keys: "[Shift]+?", run: openMap, enabled: isOpen },
    ...areas.map((area) => ({ id: `go-${area.name}`, title: area.command, keys: area.keys, run: () => go(area.view), enabled: isOpen })),
    { id: "quick-add", title: () => t().quick.command, keys: ["q", "$mod+Shift+a"], run: openQuick, enabled: writable },
    // Views offer these two with their keys; the palette has them everywhere.
    { id: "people-new", title: () => t().people.new, run: () => openNew(), enabled: writable },
    { id: "followup-new", title: () => t().followups.new, run: () => openFollowup(), enabled: writable },
    { id: "calendar-export", title: () => t().followups.calendar.action, run: openCalendarExport, enabled: isOpen },
    { id: "people-export", title: () => t().leaving.command, keys: "$mod+Shift+e", run: () => openExport(), enabled: isOpen },
    { id: "sample-book", title: () => t().imports.sample, run: trySample, enabled: writable },
    { id: "back", title: () => t().shell.commands.back, keys: "Alt+ArrowLeft", run: () => void back() },
    { id: "undo", title: () => t().shell.commands.undo, keys: "$mod+z", run: () => undo(), enabled: isOpen },
    { id: "redo", title: () => t().shell.commands.redo, keys: "$mod+Shift+z", run: redo, enabled: isOpen },
    { id: "theme-light", title: () => t().shell.commands.themeLight, run: () => setting({ theme: "light" }) },
    { id: "theme-dark", title: () => t().shell.commands.themeDark, run: () => setting({ theme: "dark" }) },
    { id: "theme-system", title: () => t().shell.commands.themeSystem, run: () => setting({ theme: "system" }) },
    { id: "german", title: () => t().shell.commands.german, run: () => setting({ language: "de" }) },
    { id: "english", title: () => t().shell.commands.english, run: () => setting({ language: "en" }) },
    ...sections.map((name) => ({ id: `settings-${name}`, title: () => t().shell.commands.settingsPart(sectionTitle(name)), run: () => openSection(name), enabled: isOpen, part: true })),
  );
}
