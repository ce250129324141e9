import { Teardown } from './teardown';

/** A command that runs until it is interrupted. */
interface Command<Options> {
  readonly usage: string;
  /** @throws Error for arguments that are not in `usage` */
  readonly parse: (args: readonly string[]) => Options;
  /** Starts everything and registers it with the teardown. @throws Error if something fails to start */
  readonly start: (options: Options, teardown: Teardown) => Promise<void>;
}

/** Runs a command with this process's arguments. On failure, it prints the reason, stops everything and exits with 1. */
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
      printError(error);
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
    printError(error);
    process.stderr.write(`\n${usage}\n`);
    return undefined;
  }
}

function printError(error: unknown): void {
  const message = error instanceof Error ? error.message : error;
  process.stderr.write(`\n${message}\n`);
}
