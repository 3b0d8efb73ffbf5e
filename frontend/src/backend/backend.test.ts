import { afterEach, describe, expect, it, vi } from "vitest";
import { httpBackend } from "./http";
import { Failure, failureOf } from "./problem";
import { servedStart, takeServedStart } from "./served";
import { inWails, wailsBackend } from "./wails";

const host = window as unknown as Record<string, unknown>;
afterEach(() => {
  delete host["go"];
  delete host["runtime"];
  vi.unstubAllGlobals();
});

describe("a problem", () => {
  const problem = JSON.stringify({ code: "vault.full", message: "Der Datenträger ist voll." });
  it.each([[new Error(problem)], [problem], [new Failure({ code: "vault.full", message: "Der Datenträger ist voll." })]])("is read from %s", (thrown) => {
    expect(failureOf(thrown)).toMatchObject({ code: "vault.full", message: "Der Datenträger ist voll." });
  });
  it("is whatever was said where it is no JSON", () => {
    expect(failureOf(new Error("boom"))).toMatchObject({ code: "unknown", message: "boom" });
    expect(failureOf('{"other":1}').code).toBe("unknown");
  });
});

describe("Wails", () => {
  it("calls the bound structs by position", async () => {
    const remove = vi.fn().mockResolvedValue({ id: 7 });
    host["go"] = { window: { People: { Remove: remove } } };
    expect(inWails()).toBe(true);
    expect(await wailsBackend().people.remove(["a"])).toEqual({ id: 7 });
    expect(remove).toHaveBeenCalledWith(["a"]);
  });
  it("turns a rejection into a failure", async () => {
    host["go"] = { window: { Shell: { Start: () => Promise.reject(JSON.stringify({ code: "x", message: "y" })) } } };
    await expect(wailsBackend().shell.start()).rejects.toMatchObject({ name: "Failure", code: "x", message: "y" });
    await expect(wailsBackend().history.undo(0)).rejects.toMatchObject({ code: "missing" });
  });
  it("hands events and dropped files on", () => {
    const off = vi.fn();
    host["runtime"] = { EventsOn: vi.fn().mockReturnValue(off), OnFileDrop: vi.fn(), OnFileDropOff: vi.fn() };
    const backend = wailsBackend();
    backend.on("changed", () => {})();
    expect(off).toHaveBeenCalled();
    const files = vi.fn();
    backend.on("files", files);
    const [drop] = (host["runtime"] as { OnFileDrop: ReturnType<typeof vi.fn> }).OnFileDrop.mock.calls[0] as [(x: number, y: number, paths: string[]) => void];
    drop(1, 2, ["/a.vcf"]);
    expect(files).toHaveBeenCalledWith(["/a.vcf"]);
    expect(host["runtime"]).toHaveProperty("EventsOn.mock.lastCall", ["files", files]);
  });
});

describe("HTTP", () => {
  it("posts the arguments and reads the answer", async () => {
    const fetch = vi.fn().mockResolvedValue(new Response("[]"));
    vi.stubGlobal("fetch", fetch);
    expect(await httpBackend().encounters.mentioning("", 10)).toEqual([]);
    expect(fetch).toHaveBeenCalledWith("/call/Encounters/Mentioning", expect.objectContaining({ method: "POST", body: '["",10]' }));
  });
  it("rejects with the problem", async () => {
    vi.stubGlobal("fetch", vi.fn().mockResolvedValue(new Response('{"code":"x","message":"y"}', { status: 422 })));
    await expect(httpBackend().shell.start()).rejects.toMatchObject({ code: "x", message: "y" });
  });
});

describe("the start inside the page", () => {
  it("is there once, and then has to be asked for", () => {
    document.head.innerHTML = '<script type="application/json" id="start">{"state":"open","vault":"\\u003c/script"}</script>';
    expect(servedStart()).toEqual({ state: "open", vault: "</script" });
    expect(takeServedStart()).toEqual({ state: "open", vault: "</script" });
    expect(takeServedStart()).toBeNull();
    expect(servedStart()).toBeNull();
  });
});
