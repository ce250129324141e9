/** Calls back when the next frame has been drawn, as closely as a page can tell: in a task right after its callbacks. */
export function afterFrame(tell: (now: number) => void): void {
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      tell(performance.now());
    };
    port2.postMessage(undefined);
  });
}
