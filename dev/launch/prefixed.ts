/** Writes the output of a part, each line with the part's name. */
export function prefixed(name: string): (output: string) => void {
  return output =>
    process.stdout.write(output.replace(/^(?=.)/gm, `[${name}] `));
}
