/**
 * Calls back after the next frame has been drawn. A hidden tab draws none until it is visible again.
 *
 * @returns a function that cancels it
 */
export function afterFrame(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const frame = requestAnimationFrame(() => {
    timer = setTimeout(run);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
