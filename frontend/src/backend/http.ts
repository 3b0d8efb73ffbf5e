import type { Backend } from "./backend";
import { backendOn, type Call } from "./methods";
import { Failure, failureOf } from "./problem";

const call: Call = async (area, method, args) => {
  let response: Response;
  try {
    response = await fetch(`/call/${area}/${method}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(args),
    });
  } catch (thrown) {
    throw new Failure({ code: "unreachable", message: String(thrown) });
  }
  const text = await response.text();
  if (!response.ok) throw failureOf(text);
  return text === "" ? undefined : (JSON.parse(text) as unknown);
};

/** A dropped file as base64, without a detour through a data: URL of the whole (the call stack is finite). */
async function base64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** The backend over HTTP and server-sent events: the real program serving a browser, as the tests run it. */
export function httpBackend(): Backend {
  let stream: EventSource | null = null;
  const backend = backendOn(call, ((event: string, handler: (data: never) => void) => {
    if (event === "files") return onDroppedFiles(backend, handler as (paths: string[]) => void);
    stream ??= new EventSource("/events");
    const listen = (e: MessageEvent<string>) => handler(JSON.parse(e.data) as never);
    stream.addEventListener(event, listen);
    return () => stream?.removeEventListener(event, listen);
  }) as Backend["on"]);
  return backend;
}

function onDroppedFiles(backend: Backend, handler: (paths: string[]) => void): () => void {
  const drop = async (e: DragEvent) => {
    const files = [...(e.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    handler(await Promise.all(files.map(async (f) => backend.imports.upload(f.name, await base64(f)))));
  };
  window.addEventListener("drop", drop);
  return () => window.removeEventListener("drop", drop);
}
