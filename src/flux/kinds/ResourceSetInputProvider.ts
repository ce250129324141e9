import { readAddress, readFollowed } from '../address';
import { lastTransition } from '../conditions';
import type { CommonFields } from '../common';
import type { Facets, SourceAddress } from '../facets';
import { readList, readString, type Untrusted } from '../untrusted';
import { defineKind, OPERATOR } from './definition';

// No package publishes a type of it.
interface InputProviderObject {
  readonly spec?: {
    readonly type?: string;
    readonly url?: string;
    readonly filter?: { readonly semver?: string };
    readonly schedule?: readonly { readonly cron?: string }[];
  };
}

/**
 * Reads the address of a repository. That of a service (type ExternalService) may hold a token, so it is left out.
 */
function readRepository(type: string, url: unknown): SourceAddress | undefined {
  if (type.endsWith('ArtifactTag')) return readAddress('oci', url);
  return type === 'ExternalService' ? undefined : readAddress('git', url);
}

function read(
  { spec }: Untrusted<InputProviderObject>,
  { conditions }: CommonFields,
): Facets {
  const type = readString(spec?.type) ?? '';
  const isScheduled = readList(spec?.schedule).length > 0;
  return {
    address: readRepository(type, spec?.url),
    content: type || undefined,
    follows: readFollowed([['semver', spec?.filter?.semver]]),
    edges: [],
    // Each run makes Ready Unknown and back, except where there is nothing to fetch, or where it is not the time to.
    lookedAt:
      type === 'Static' || isScheduled ? undefined : lastTransition(conditions),
  };
}

export const ResourceSetInputProvider = defineKind({
  ...OPERATOR,
  plural: 'resourcesetinputproviders',
  defaultInterval: '10m',
  hasSchedule: true,
  read,
});
