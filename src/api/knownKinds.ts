import type { ConfigApi } from '@backstage/core-plugin-api';
import {
  FLUX_KINDS,
  readExtraKinds,
  setExtraKinds,
  type ExtraKindProblem,
  type ExtraKinds,
  type FluxKind,
} from '../flux';

/** All kinds that an app knows. */
export interface KnownKinds {
  /** Flux's own, and those in `flux.extraKinds` of app-config after them. */
  readonly all: readonly FluxKind[];
  /** The entries there that cannot be used. */
  readonly problems: readonly ExtraKindProblem[];
}

/** Each configuration is read once, so that what depends on its kinds stays the same. */
const known = new WeakMap<ConfigApi, KnownKinds & Pick<ExtraKinds, 'kinds'>>();

/** Returns the kinds of an app. Nothing else reads `flux.extraKinds`: from the first call on, they are known everywhere. */
export function knownKinds(config: ConfigApi): KnownKinds {
  let found = known.get(config);
  if (!found) {
    const extra = config.getOptional('flux.extraKinds');
    const read = readExtraKinds(extra, FLUX_KINDS);
    found = { ...read, all: [...FLUX_KINDS, ...read.kinds.keys()] };
    known.set(config, found);
  }
  setExtraKinds(found.kinds);
  return found;
}
