/** Returns untrusted JSON as an object. Anything else has no properties. */
export function propertiesOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
