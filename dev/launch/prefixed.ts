/** Returns a function that writes output with a prefix on each line. */
export function prefixed(name: string): (output: string) => void {
  return output =>
    process.stdout.write(output.replace(/^(?=.)/gm, `[${name}] `));
}
