import { onDestroy } from "svelte";
import { backend, type Changed } from "../backend";

type Area = Changed["areas"][number];

/**
 * Calls the handler after writes that touch one of the areas. An import sends many at once: what arrives while a handler
 * still works is put together and handed over in one go. Answers how to unsubscribe; inside a component use
 * {@link whenChanged}, which does that by itself.
 */
export function onChanged(areas: Area[], handler: (e: Changed) => void | Promise<void>): () => void {
  let waiting: Changed | null = null;
  let working = false;
  const work = async () => {
    working = true;
    try {
      while (waiting) {
        const next = waiting;
        waiting = null;
        await handler(next);
      }
    } finally {
      working = false;
    }
  };
  return backend.on("changed", (e) => {
    if (!e.areas.some((area) => areas.includes(area))) return;
    waiting = waiting ? together(waiting, e) : e;
    if (!working) void work();
  });
}

/** {@link onChanged} for the life of the component that calls it. */
export function whenChanged(areas: Area[], handler: (e: Changed) => void | Promise<void>): void {
  onDestroy(onChanged(areas, handler));
}

/** Two events as one. No contacts together with the area "contacts" means many, and stays so. */
export function together(a: Changed, b: Changed): Changed {
  const many = (e: Changed) => e.areas.includes("contacts") && e.contacts.length === 0;
  return {
    change: Math.max(a.change, b.change),
    areas: [...new Set([...a.areas, ...b.areas])],
    contacts: many(a) || many(b) ? [] : [...new Set([...a.contacts, ...b.contacts])],
  };
}
