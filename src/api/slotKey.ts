import type { FluxKind } from '../flux';

/** Returns a key of a cluster and kind. */
export const slotKey = (slot: {
  readonly cluster: string;
  readonly kind: FluxKind;
}) => `${slot.kind}@${slot.cluster}`;
