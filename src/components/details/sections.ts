import type { ComponentType } from 'react';
import { isFluxRef, definitionOf } from '../../flux';
import { onDemand } from '../shared';
import type { DetailsObject, SectionProps } from './DetailsObject';

/** A section of the details. Its title is the translation `details.section.<id>`. */
interface SectionDefinition {
  /** Absent: shown for every object. */
  readonly appliesTo?: (object: DetailsObject) => boolean;
  /** Loaded when it is first shown. */
  readonly Section: ComponentType<SectionProps>;
}

const isApplier = ({ resource }: DetailsObject) =>
  resource?.revisions !== undefined;

/** The table of sections, in the order of their tabs. A new one is an entry here, its component and its translations. */
const TABLE = {
  overview: {
    Section: onDemand(
      async () => (await import('./sections/Overview')).Overview,
    ),
  },
  resources: {
    appliesTo: isApplier,
    Section: onDemand(
      async () => (await import('./sections/Resources')).Resources,
    ),
  },
  events: {
    Section: onDemand(async () => (await import('./sections/Events')).Events),
  },
  history: {
    appliesTo: isApplier,
    Section: onDemand(async () => (await import('./sections/History')).History),
  },
  dependencies: {
    appliesTo: isApplier,
    Section: onDemand(
      async () => (await import('./sections/Dependencies')).Dependencies,
    ),
  },
  yaml: {
    Section: onDemand(async () => (await import('./sections/Yaml')).Yaml),
  },
  logs: {
    appliesTo: ({ ref }) =>
      isFluxRef(ref) && definitionOf(ref.kind).controller !== undefined,
    Section: onDemand(async () => (await import('./sections/Logs')).Logs),
  },
} as const satisfies Readonly<Record<string, SectionDefinition>>;

export type SectionId = keyof typeof TABLE;

export const SECTIONS: Readonly<Record<SectionId, SectionDefinition>> = TABLE;

/** Returns the sections that an object has, in the order of their tabs. */
export function sectionsOf(object: DetailsObject): readonly SectionId[] {
  return (Object.keys(TABLE) as SectionId[]).filter(
    id => SECTIONS[id].appliesTo?.(object) ?? true,
  );
}
