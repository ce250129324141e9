import {
  groupBy,
  keyOf,
  type EdgeType,
  type FluxResource,
  type ObjectRef,
  type VersionWrite,
} from '../../../flux';
import { followed, nameWords, VerificationCell } from '../../cells';
import {
  defineWords,
  inCell,
  shortDuration,
  suspensionWords,
} from '../../shared';
import { RefLink } from '../../shared/late';
import { type Fact } from './FactList';

export const RefLinks = ({ to }: { to: readonly ObjectRef[] }) => (
  <>
    {to.map(ref => (
      <div key={keyOf(ref)}>
        <RefLink to={ref} />
      </div>
    ))}
  </>
);

/** References in the order of the list. Dependencies have a section of their own. */
const EDGES: readonly Exclude<EdgeType, 'dependsOn'>[] = [
  'source',
  'chart',
  'generatedFrom',
  'generates',
  'inputs',
  'image',
  'policy',
  'writes',
  'triggers',
  'watches',
  'notifies',
];

/** Returns the tag of an image, without the digest: `v1.9.4`. */
function tagOf(image: string | undefined): string {
  const [named = ''] = image?.split('@') ?? [];
  return /:([^:/]+)$/.exec(named)?.[1] ?? named;
}

/** Facts about an object, in words and links. */
export const factWords = defineWords(t => {
  const { targetText } = nameWords(t);
  const { deletionNote } = suspensionWords(t);

  /** Returns how often Flux reconciles an object: `every 10m (timeout 5m)`. */
  function scheduleText({
    isStatic,
    interval,
    timeout,
  }: FluxResource): string | undefined {
    if (isStatic) return t('details.never');
    if (interval === undefined) return undefined;
    const every = shortDuration(inCell(interval));
    return timeout === undefined
      ? t('details.every', { interval: every })
      : t('details.everyWithTimeout', {
          interval: every,
          timeout: shortDuration(inCell(timeout)),
        });
  }

  /** Returns which generation an object has, and which its controller has observed if that is another. */
  function generationText(
    generation: number,
    observed: number | undefined,
  ): string {
    if (observed === undefined || observed === generation)
      return `${generation}`;
    // Flux's CRDs begin with -1, and controllers keep it until a run ends well or stalls.
    return observed < 0
      ? t('details.generationNew', { generation: `${generation}` })
      : t('details.generationBehind', {
          generation: `${generation}`,
          observed: `${observed}`,
        });
  }

  /** Returns what Flux Operator tells of an installation of Flux. */
  function installationFacts({ installation }: FluxResource): readonly Fact[] {
    if (!installation) return [];
    const { components, reconcilers, status, managedBy } = installation;
    return [
      [t('details.flux.version'), inCell(installation.version ?? '')],
      [
        t('details.flux.status'),
        [status, managedBy]
          .flatMap(each => each ?? [])
          .map(inCell)
          .join(' · '),
      ],
      [t('details.flux.operator'), inCell(installation.operatorVersion ?? '')],
      [
        t('details.flux.kubernetes'),
        inCell(installation.kubernetesVersion ?? ''),
      ],
      [
        t('details.flux.components'),
        components.length > 0 &&
          components.map(({ name, image, isReady, status: said }) => (
            <div key={name}>
              {inCell(name)} {inCell(tagOf(image))}
              {isReady === false && ` · ${inCell(said ?? '')}`}
            </div>
          )),
      ],
      [
        t('details.flux.reconcilers'),
        reconcilers.length > 0 &&
          reconcilers.map(({ apiVersion, kind, ...counts }) => (
            <div key={`${apiVersion} ${kind}`}>
              {t('details.flux.counts', {
                kind: inCell(kind),
                running: `${counts.running ?? '?'}`,
                failing: `${counts.failing ?? '?'}`,
                suspended: `${counts.suspended ?? '?'}`,
              })}
            </div>
          )),
      ],
    ];
  }

  /** Returns what happens to the applied objects when the object is deleted, as it is now. */
  function deletionText(resource: FluxResource): string | undefined {
    const { onDelete, suspended } = resource;
    return (
      (suspended && deletionNote(resource)) ||
      (onDelete && t(`details.onDelete.${onDelete}`))
    );
  }

  return {
    factsOf(resource: FluxResource): readonly Fact[] {
      const { edges, content, generation, observedGeneration } = resource;
      return [
        [t('details.reconciled'), scheduleText(resource)],
        ...EDGES.map((type): Fact => {
          const refs = edges.filter(edge => edge.type === type);
          // The section of its resources lists all that it has applied.
          if (type === 'generates' && resource.revisions)
            return [type, undefined];
          return [
            t(`details.edge.${type}`),
            refs.length > 0 && <RefLinks to={refs.map(({ to }) => to)} />,
          ];
        }),
        [t('details.follows'), followed(resource)],
        [t('details.content'), content && inCell(content)],
        [t('details.target'), targetText(resource)],
        ...installationFacts(resource),
        [t('details.whenDeleted'), deletionText(resource)],
        [
          t('column.verified'),
          resource.verification && <VerificationCell resource={resource} />,
        ],
        [
          t('details.generation'),
          generation !== undefined &&
            generationText(generation, observedGeneration),
        ],
      ];
    },

    /** Returns who last wrote the object at which other version of its API: one line a version. */
    writtenTexts(writes: readonly VersionWrite[]): readonly string[] {
      return [...groupBy(writes, ({ apiVersion }) => apiVersion)].map(
        ([apiVersion, own]) => {
          const managers = own.map(({ manager }) => inCell(manager));
          return t.labelled(
            inCell(apiVersion),
            t('runtime.old.by', { managers: t.listed(managers) }),
          );
        },
      );
    },
  };
});
