import { isFluxRef, definitionOf, type ObjectRef } from '../../flux';

/** Returns a function that removes the secrets that controllers write into texts about an object. */
export function redactionFor(ref: ObjectRef): (text: string) => string {
  const redact = isFluxRef(ref) ? definitionOf(ref.kind).redact : undefined;
  return redact ?? (text => text);
}
