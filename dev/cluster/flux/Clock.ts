/** Longest delay that setTimeout supports: 24.8 days. It fires at once for anything longer. */
const LONGEST_MS = 2 ** 31 - 1;

/** A set of named timers that are cleared together. */
export class Clock {
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  /** Starts a timer; one of the same name is replaced. */
  after(name: string, ms: number, run: () => void): void {
    this.cancel(name);
    const timer = setTimeout(
      () => {
        this.#timers.delete(name);
        run();
      },
      Math.min(ms, LONGEST_MS),
    );
    this.#timers.set(name, timer);
  }

  cancel(name: string): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }

  stop(): void {
    [...this.#timers.keys()].forEach(name => this.cancel(name));
  }
}
