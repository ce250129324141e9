import {
  isRecord,
  keyOf,
  readString,
  type EdgeType,
  type FluxResource,
  type ObjectRef,
  type VersionWrite,
} from '../../../flux';
import { appliersOf } from '../../../flux/details';
import { followed, targetText, VerificationCell } from '../../cells';
import {
  groupBy,
  inCell,
  shortDuration,
  type Translate,
  useNow,
  useTranslate,
} from '../../shared';
import { RefLink } from '../../shared/late';
import type { DetailsObject } from '../DetailsObject';
import { FactList, type Fact } from './FactList';

const RefLinks = ({ to }: { to: readonly ObjectRef[] }) => (
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

/** Returns how often Flux reconciles an object: `every 10m (timeout 5m)`. */
function scheduleText(
  t: Translate,
  { isStatic, interval, timeout }: FluxResource,
): string | undefined {
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
  t: Translate,
  generation: number,
  observed: number | undefined,
): string {
  if (observed === undefined || observed === generation) return `${generation}`;
  // Flux's CRDs begin with -1, and controllers keep it until a run ends well or stalls.
  return observed < 0
    ? t('details.generationNew', { generation: `${generation}` })
    : t('details.generationBehind', {
        generation: `${generation}`,
        observed: `${observed}`,
      });
}

/** Returns what Flux Operator tells of an installation of Flux. */
function installationFacts(
  t: Translate,
  { installation }: FluxResource,
): readonly Fact[] {
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

/** Returns the tag of an image, without the digest: `v1.9.4`. */
function tagOf(image: string | undefined): string {
  const [named = ''] = image?.split('@') ?? [];
  return /:([^:/]+)$/.exec(named)?.[1] ?? named;
}

function factsOf(t: Translate, resource: FluxResource): readonly Fact[] {
  const { edges, content, generation, observedGeneration } = resource;
  return [
    [t('details.reconciled'), scheduleText(t, resource)],
    ...EDGES.map((type): Fact => {
      const refs = edges.filter(edge => edge.type === type);
      // The section of its resources lists all that it has applied.
      if (type === 'generates' && resource.revisions) return [type, undefined];
      return [
        t(`details.edge.${type}`),
        refs.length > 0 && <RefLinks to={refs.map(({ to }) => to)} />,
      ];
    }),
    [t('details.follows'), followed(resource)],
    [t('details.content'), content && inCell(content)],
    [t('details.target'), targetText(t, resource)],
    ...installationFacts(t, resource),
    [
      t('details.whenDeleted'),
      resource.onDelete && t(`details.onDelete.${resource.onDelete}`),
    ],
    [
      t('column.verified'),
      resource.verification && <VerificationCell resource={resource} />,
    ],
    [
      t('details.generation'),
      generation !== undefined &&
        generationText(t, generation, observedGeneration),
    ],
  ];
}

/** Returns who last wrote the object at which other version of its API: one line a version. */
function writtenTexts(
  t: Translate,
  writes: readonly VersionWrite[],
): readonly string[] {
  return [...groupBy(writes, ({ apiVersion }) => apiVersion)].map(
    ([apiVersion, own]) => {
      const managers = own.map(({ manager }) => inCell(manager));
      return t.labelled(
        inCell(apiVersion),
        t('runtime.old.by', { managers: t.listed(managers) }),
      );
    },
  );
}

/** Facts about an object in words. */
export const Facts = (props: {
  object: DetailsObject;
  json: Readonly<Record<string, unknown>>;
}) => {
  const t = useTranslate();
  const now = useNow();
  const { object, json } = props;
  const { ref, resource } = object;
  const appliers = appliersOf(ref, json);
  const { metadata } = json;
  const created = isRecord(metadata)
    ? readString(metadata.creationTimestamp)
    : undefined;
  const createdAt = created === undefined ? NaN : Date.parse(created);
  const facts: readonly Fact[] = [
    [t('details.appliedBy'), appliers.length > 0 && <RefLinks to={appliers} />],
    ...(resource ? factsOf(t, resource) : []),
    [
      t('details.created'),
      !Number.isNaN(createdAt) && (
        <span title={t.exactTime(createdAt)}>{t.age(createdAt, now)}</span>
      ),
    ],
    [
      t('details.apiVersion'),
      <>
        {resource?.apiVersion ?? inCell(readString(json.apiVersion) ?? '')}
        {writtenTexts(t, resource?.otherVersions ?? []).map(text => (
          <div key={text}>{text}</div>
        ))}
      </>,
    ],
  ];
  return <FactList facts={facts} />;
};
