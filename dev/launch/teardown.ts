/** Stops everything that was started, once, newest first, for any reason: a signal, a part that ended, a failed start. */
export class Teardown {
  private readonly steps: (() => Promise<void>)[] = [];
  private running: Promise<never> | undefined;

  constructor() {
    // Ctrl-C can arrive twice, from the terminal and from npm. Backstage's own handlers are in other processes.
    process.on('SIGINT', () => this.exit(130));
    process.on('SIGTERM', () => this.exit(143));
    process.on('SIGHUP', () => this.exit(129));
    if (process.env.npm_lifecycle_event) {
      this.watchParent();
    }
  }

  add(step: () => Promise<void>): void {
    this.steps.push(step);
  }

  /** Stops everything and exits with 1 if `ended` resolves before the teardown has begun. */
  watch(name: string, ended: Promise<void>): void {
    ended.then(() => {
      if (!this.running) {
        process.stderr.write(`\n${name} has ended. Stopping the rest.\n`);
        this.exit(1);
      }
    });
  }

  get hasBegun(): boolean {
    return this.running !== undefined;
  }

  exit(code: number): Promise<never> {
    this.running ??= this.run(code);
    return this.running;
  }

  /** Exits when the parent does: npm runs this in a shell, and a signal sent to npm ends the shell but is not passed on. */
  private watchParent(): void {
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) {
        this.exit(143);
      }
    }, 500).unref();
  }

  private async run(code: number): Promise<never> {
    for (const step of this.steps.reverse()) {
      await step().catch(error => process.stderr.write(`${error}\n`));
    }
    process.exit(code);
  }
}
