/** Runs something after the frame that comes next. Answers how to call it off. */
export function afterFrame(run: () => void): () => void {
  let wait = 0;
  const frame = requestAnimationFrame(() => (wait = window.setTimeout(run)));
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(wait);
  };
}
