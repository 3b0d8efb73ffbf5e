import type { Problem } from "./types";

/** What every rejected call carries: a code for the program and a sentence for the person. */
export class Failure extends Error implements Problem {
  readonly code: string;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = "Failure";
    this.code = problem.code;
  }
}

/** Reads a problem out of whatever was thrown: Wails hands the JSON over as the message of an Error or as bare text. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  try {
    const parsed: unknown = JSON.parse(text);
    if (isProblem(parsed)) return new Failure(parsed);
  } catch {
    // No JSON: the text itself is all there is.
  }
  return new Failure({ code: "unknown", message: text });
}

function isProblem(value: unknown): value is Problem {
  return typeof value === "object" && value !== null && typeof (value as Problem).message === "string" && typeof (value as Problem).code === "string";
}
