import { backend, failureOf } from "../backend";
import { t } from "../locales/index.svelte";
import { toast, toastProblem } from "../state/toasts.svelte";
import { current, look } from "./imports.svelte";

const picture = /\.(jpe?g|png|gif|webp|heic|avif|bmp|svg)$/i;

const calendar = /\.(ics|ical|ifb|icalendar)$/i;

/** Paths that came from anywhere: pictures are no address books, and one import is saved at a time. */
export function take(paths: string[]): void {
  const calendars = paths.filter((path) => calendar.test(path));
  // Appointments and address books are two previews: who drops both sees the address books first.
  if (calendars.length > 0 && calendars.length === paths.length) {
    void import("../appointments/appointments.svelte").then(({ appointments }) => appointments.look(calendars));
    return;
  }
  const books = paths.filter((path) => !picture.test(path) && !calendar.test(path));
  if (calendars.length > 0) toast(t().imports.calendarsApart);
  if (books.length === 0) {
    if (paths.length > 0 && calendars.length === 0) toast(t().imports.onlyPictures);
    return;
  }
  if (current().step === "saving") toast(t().imports.busy);
  else void look(books);
}

/** The system's file dialog; where there is none (a browser), the given input is opened instead. */
export async function choose(fallback: () => void): Promise<void> {
  try {
    take(await backend.imports.chooseFiles());
  } catch (thrown) {
    if (failureOf(thrown).code === "unsupported") fallback();
    else toastProblem(thrown);
  }
}

/** Files a browser's own dialog gave, which have no path: they are handed over first. */
export async function lookInto(files: File[]): Promise<void> {
  try {
    take(await Promise.all(files.map(async (file) => backend.imports.upload(file.name, await base64(file)))));
  } catch (thrown) {
    toastProblem(thrown);
  }
}

function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(new Error(t().imports.uploadFailed));
    reader.readAsDataURL(file);
  });
}
