import type { FluxRawObject } from '../../api';
import type { FluxResource, ObjectRef } from '../../flux';
import type { Reading } from '../../hooks/details';

/** An object whose details are shown, as far as it is known. */
export interface DetailsObject {
  readonly ref: ObjectRef;
  /** The object as one of Flux's kinds: from the listing until it has been read by itself. */
  readonly resource?: FluxResource;
  /** The object as the cluster has it; `null` where it does not exist. */
  readonly reading: Reading<FluxRawObject | null>;
}

/** Properties of the component of a section. */
export interface SectionProps {
  readonly object: DetailsObject;
}
