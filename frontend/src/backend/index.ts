import type { Backend } from "./backend";
import { httpBackend } from "./http";
import { inWails, wailsBackend } from "./wails";

export type * from "./types";
export type * from "./types.filters";
export type * from "./types.selection";
export type * from "./types.quick";
export type * from "./types.giving";
export type * from "./types.rhythms";
export type * from "./types.today";
export type * from "./types.letters";
export { servedStart, takeServedStart } from "./served";
export type * from "./types.organisations";
export type * from "./types.duplicates";
export type * from "./types.tidy";
export type * from "./types.outgoing";
export type * from "./types.sync";
export type * from "./types.imports";
export type * from "./types.followups";
export type * from "./types.encounters";
export type * from "./types.appointments";
export type { Backend } from "./backend";
export { Failure, failureOf } from "./problem";

/** The one way to Go. */
export const backend: Backend = inWails() ? wailsBackend() : httpBackend();
