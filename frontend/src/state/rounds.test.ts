import { expect, it } from "vitest";
import { Rounds } from "./rounds";

it("does one more round for all calls while it works, and begins again after the end", async () => {
  const ends: (() => void)[] = [];
  const rounds = new Rounds(() => new Promise<void>((resolve) => ends.push(resolve)));
  const first = rounds.go();
  expect(rounds.go()).toBe(first);
  void rounds.go();
  expect(ends).toHaveLength(1);
  ends[0]!();
  await expect.poll(() => ends.length).toBe(2);
  ends[1]!();
  await first;
  expect(ends).toHaveLength(2);
  const next = rounds.go();
  expect(ends).toHaveLength(3);
  ends[2]!();
  await next;
});

it("can be begun again after a round that failed", async () => {
  let times = 0;
  const rounds = new Rounds(async () => {
    if (++times === 1) throw new Error("no");
  });
  await expect(rounds.go()).rejects.toThrow("no");
  await rounds.go();
  expect(times).toBe(2);
});
