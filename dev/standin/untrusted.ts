/** What came in as JSON, to be asked for properties. Anything but an object has none. */
export function propertiesOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
