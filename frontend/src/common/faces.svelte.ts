import { SvelteMap } from "svelte/reactivity";
import { backend } from "../backend";

/** Thumbnails seen lately, by contact, photo version and size. "" while one is under way or could not be shown. */
const seen = new SvelteMap<string, string>();
const most = 600;

/** The face of a contact as a data: URI, "" until it is there. `photo` is the version string of its row, "" without one. */
export function thumbnail(id: string, photo: string, size: number): string {
  return photo ? (seen.get(keyOf(id, photo, size)) ?? "") : "";
}

/** Fetches a face once. Called from an effect, never while rendering. */
export async function fetchThumbnail(id: string, photo: string, size: number): Promise<void> {
  const key = keyOf(id, photo, size);
  if (!photo || seen.has(key)) return;
  if (seen.size >= most) for (const old of [...seen.keys()].slice(0, most / 4)) seen.delete(old);
  seen.set(key, "");
  try {
    seen.set(key, await backend.people.thumbnail(id, size));
  } catch {
    // Initials serve as well; a face is no reason for a message.
  }
}

const keyOf = (id: string, photo: string, size: number) => `${id} ${photo} ${size}`;
