/**
 * What has been started, to be taken down once, newest first, whatever the reason: a signal, a part that ended by
 * itself, an error on the way up.
 */
export class Teardown {
  private readonly steps: (() => Promise<void>)[] = [];
  private running: Promise<never> | undefined;

  constructor() {
    // Ctrl-C may arrive twice, from the terminal and from npm; Backstage's own handlers are in other processes.
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

  /** If `ended` resolves before the teardown has begun, everything goes, and the exit code is 1. */
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

  /** npm runs a shell that runs this; a signal that ends npm from outside ends the shell and does not come here. */
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
