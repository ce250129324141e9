/** Returns a value that the test setup has provided. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: use npm run e2e`);
  }
  return value;
}
