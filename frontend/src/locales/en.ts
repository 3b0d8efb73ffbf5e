import { appointments } from "./en/appointments";
import { bin } from "./en/bin";
import { duplicates } from "./en/duplicates";
import { quick } from "./en/quick";
import { encounters } from "./en/encounters";
import { leaving } from "./en/export";
import { filters } from "./en/filters";
import { followups } from "./en/followups";
import { history } from "./en/history";
import { imports } from "./en/imports";
import { letters } from "./en/letters";
import { organisations } from "./en/organisations";
import { people } from "./en/people";
import { rhythms } from "./en/rhythms";
import { settings } from "./en/settings";
import { shell } from "./en/shell";
import { sync } from "./en/sync";
import { tidy } from "./en/tidy";
import { today } from "./en/today";
import { ui } from "./en/ui";

/** The words of the window, one section an area. de.ts has to have the same ones. */
export const en = { ui, shell, people, today, imports, duplicates, tidy, encounters, appointments, quick, followups, rhythms, settings, sync, history, bin, leaving, letters, organisations, filters };

/** What every language has to offer. */
export type Words = typeof en;
