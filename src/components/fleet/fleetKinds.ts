import { FLUX_KINDS, type FluxKind } from '../../flux';

/** The kinds that the page lists: all that the plugin knows. */
export const FLEET_KINDS: readonly FluxKind[] = FLUX_KINDS;
