import { Teardown } from './teardown';

/** A command that runs until somebody ends it. */
interface Command<Options> {
  readonly usage: string;
  /** @throws an error for arguments that are not in `usage` */
  readonly parse: (args: readonly string[]) => Options;
  /** What it starts it adds to the teardown. @throws when something cannot be started */
  readonly start: (options: Options, teardown: Teardown) => Promise<void>;
}

/** Starts a command with this process's arguments. When it cannot, it says why, ends what it has started, and exits with 1. */
export async function run<Options>(command: Command<Options>): Promise<void> {
  const args = process.argv.slice(2);
  if (args.includes('--help')) {
    process.stdout.write(`${command.usage}\n`);
    return;
  }
  const options = readOptions(command, args);
  if (!options) {
    process.exitCode = 1;
    return;
  }
  const teardown = new Teardown();
  try {
    await command.start(options, teardown);
  } catch (error) {
    if (!teardown.hasBegun) {
      complain(error);
    }
    await teardown.exit(1);
  }
}

function readOptions<Options>(
  { parse, usage }: Command<Options>,
  args: readonly string[],
): Options | undefined {
  try {
    return parse(args);
  } catch (error) {
    complain(error);
    process.stderr.write(`\n${usage}\n`);
    return undefined;
  }
}

function complain(error: unknown): void {
  const message = error instanceof Error ? error.message : error;
  process.stderr.write(`\n${message}\n`);
}
