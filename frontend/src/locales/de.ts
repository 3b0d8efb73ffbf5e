import { appointments } from "./de/appointments";
import { bin } from "./de/bin";
import { duplicates } from "./de/duplicates";
import { quick } from "./de/quick";
import { encounters } from "./de/encounters";
import { leaving } from "./de/export";
import { filters } from "./de/filters";
import { followups } from "./de/followups";
import { history } from "./de/history";
import { imports } from "./de/imports";
import { letters } from "./de/letters";
import { organisations } from "./de/organisations";
import { people } from "./de/people";
import { rhythms } from "./de/rhythms";
import { settings } from "./de/settings";
import { shell } from "./de/shell";
import { sync } from "./de/sync";
import { tidy } from "./de/tidy";
import { today } from "./de/today";
import { ui } from "./de/ui";
import type { Words } from "./en";

/** Die Wörter des Fensters. */
export const de = { ui, shell, people, today, imports, duplicates, tidy, encounters, appointments, quick, followups, rhythms, settings, sync, history, bin, leaving, letters, organisations, filters } satisfies Words;
