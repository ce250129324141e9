/** setTimeout fires at once for anything longer, 24.8 days. */
const LONGEST_MS = 2 ** 31 - 1;

/** Timers that end together. */
export class Clock {
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  /** One timer per name: setting it again replaces it. */
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
