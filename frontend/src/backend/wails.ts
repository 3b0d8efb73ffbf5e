import type { Backend } from "./backend";
import { backendOn } from "./methods";
import { failureOf } from "./problem";

type Bound = Record<string, Record<string, (...args: unknown[]) => Promise<unknown>>>;

interface WailsWindow {
  go?: { window?: Bound };
  runtime?: {
    EventsOn(event: string, handler: (data: never) => void): () => void;
    OnFileDrop(handler: (x: number, y: number, paths: string[]) => void, useDropTarget: boolean): void;
    OnFileDropOff(): void;
  };
}

const host = () => window as unknown as WailsWindow;

/** Whether the page runs inside the program's own window. */
export const inWails = (): boolean => host().go?.window !== undefined;

/** The backend through the bound structs of app/window. */
export function wailsBackend(): Backend {
  const on = (event: string, handler: (data: never) => void) => {
    const runtime = host().runtime;
    if (!runtime) return () => {};
    const off = runtime.EventsOn(event, handler);
    if (event !== "files") return off;
    // Files come from the desktop as an event (`kith FILE.vcf`), and from the mouse as a drop.
    runtime.OnFileDrop((_x, _y, paths) => handler(paths as never), false);
    return () => {
      off();
      runtime.OnFileDropOff();
    };
  };
  return backendOn(async (area, method, args) => {
    const bound = host().go?.window?.[area]?.[method];
    if (!bound) throw failureOf(JSON.stringify({ code: "missing", message: `${area}.${method} is not bound` }));
    try {
      return await bound(...args);
    } catch (thrown) {
      throw failureOf(thrown);
    }
  }, on as Backend["on"]);
}
