/**
 * Notes whether the keyboard is on something now, by a selector. The function it gives says later whether it may be put back
 * there: when it still is, or was lost with a row that went, but not when somebody has gone on to another place meanwhile.
 */
export function holding(on = "[data-row]"): () => boolean {
  const there = () => Boolean(document.activeElement?.closest(on));
  const held = there();
  return () => held && (there() || lost());
}

/** Whether nothing has the keyboard, as when what had it is gone. */
const lost = () => document.activeElement === null || document.activeElement === document.body;
