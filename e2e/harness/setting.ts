/** What the setup of the tests has found out for them. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: run npm run e2e`);
  }
  return value;
}
