import fc from 'fast-check';

/** Names that Flux and Kubernetes give to fields, and those that every JavaScript object has without being asked. */
const FIELDS = (
  'apiVersion kind metadata name namespace uid generation annotations creationTimestamp deletionTimestamp spec suspend ' +
  'interval url ref branch tag semver digest commit verify provider mode type chart chartRef sourceRef version path ' +
  'dependsOn imageRepositoryRef policy alphabetical numerical order range image bucketName endpoint status conditions ' +
  'reason message lastTransitionTime observedGeneration artifact revision lastUpdateTime history chartVersion ociDigest ' +
  'lastDeployed lastReconciled lastReconciledStatus lastAppliedRevision lastAttemptedRevision helmChart latestRef ' +
  'latestImage lastScanResult tagCount scanTime lastPushCommit lastPushTime observedSourceRevision ' +
  'managedFields manager operation fieldsV1 f:spec f:suspend labels kustomize.toolkit.fluxcd.io/name ' +
  'kustomize.toolkit.fluxcd.io/namespace fluxcd.controlplane.io/suspendedBy weave.works/suspended-by ' +
  'metadata.weave.works/suspended-by metadata.weave.works/suspended-comment backstage-plugin-flux/suspended-at ' +
  'backstage-plugin-flux/suspend-reason ' +
  '__proto__ constructor prototype toString hasOwnProperty length'
).split(' ');

/** Texts that mean something to the code that reads them. */
const WORDS = [
  ...'True False Unknown Ready Reconciling Stalled SourceVerified Drifted Progressing ProgressingWithRetry oci'.split(
    ' ',
  ),
  ...'DependencyNotReady HealthCheckCanceled ReconciliationSucceeded deployed failed notation asc HelmChart Apply Update kustomize-controller'.split(
    ' ',
  ),
  'source.toolkit.fluxcd.io/v1',
  '2026-05-11T09:00:00Z',
  '9999999-99-99T99:99:99Z',
  "dependency 'a/b' is not ready",
  'main@sha1:363a6a8fe6a7f13e05d34c163b0ef02a777da20a',
  'a/b/c',
];

const HUGE = ['x', "'", '@', '/', ':', '%', '\ud800'].map(char =>
  char.repeat(20_000),
);

/** Any string, halves of surrogate pairs included. */
export const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
    .map(units => String.fromCharCode(...units)),
);

const leaf = fc.oneof(
  { weight: 20, arbitrary: fc.constantFrom<unknown>(...WORDS) },
  { weight: 10, arbitrary: anyText },
  {
    weight: 10,
    arbitrary: fc.constantFrom<unknown>(null, true, false, 0, -1, 1, ''),
  },
  { weight: 4, arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(...HUGE) },
);

const { tree, map } = fc.letrec<{ tree: unknown; map: object }>(tie => ({
  tree: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'json' },
    leaf,
    fc.array(tie('tree'), { maxLength: 4, depthIdentifier: 'json' }),
    tie('map'),
  ),
  // Object.fromEntries makes `__proto__` a field like any other, as JSON.parse does.
  map: fc
    .array(
      fc.tuple(fc.oneof(fc.constantFrom(...FIELDS), fc.string()), tie('tree')),
      {
        maxLength: 4,
        depthIdentifier: 'json',
      },
    )
    .map(entries => Object.fromEntries(entries)),
}));

/** Any value that JSON can hold, most of them with field names of Flux in the wrong place. */
export const anyJson = tree;

/** The shape with any of its fields left out or, now and then, replaced by anything. */
function almost(
  shape: Readonly<Record<string, fc.Arbitrary<unknown>>>,
): fc.Arbitrary<unknown> {
  const fields = Object.fromEntries(
    Object.entries(shape).map(([name, field]) => [
      name,
      fc.oneof(
        { weight: 12, arbitrary: field },
        { weight: 1, arbitrary: tree },
      ),
    ]),
  );
  return fc
    .tuple(map, fc.record(fields, { requiredKeys: [] }))
    .map(([other, own]) => ({ ...other, ...own }));
}

const time = fc.constantFrom('2026-05-11T09:00:00Z', '2025-01-01T00:00:00Z');
const name = fc.constantFrom('podinfo', 'redis');

const condition = almost({
  type: fc.constantFrom('Ready', 'Reconciling', 'Stalled', 'SourceVerified'),
  status: fc.constantFrom('True', 'False', 'Unknown'),
  reason: fc.constantFrom<unknown>(...WORDS),
  message: fc.constantFrom<unknown>(...WORDS),
  lastTransitionTime: time,
  observedGeneration: fc.integer({ min: -1, max: 3 }),
});

/** Annotations that describe a suspension. */
const suspensionNotes = almost({
  'fluxcd.controlplane.io/suspendedBy': anyText,
  'weave.works/suspended-by': anyText,
  'metadata.weave.works/suspended-comment': anyText,
  'backstage-plugin-flux/suspended-at': fc.oneof(time, anyText),
  'backstage-plugin-flux/suspend-reason': anyText,
});

const managed = almost({
  manager: fc.constantFrom('kustomize-controller', 'helm-controller', ''),
  operation: fc.constantFrom('Apply', 'Update'),
  fieldsV1: almost({ 'f:spec': almost({ 'f:suspend': map }) }),
});

/** Objects that are almost those of Flux: readable more often than not, and wrong somewhere. */
export const almostFluxObject = almost({
  apiVersion: fc.constantFrom(
    'source.toolkit.fluxcd.io/v1',
    'helm.toolkit.fluxcd.io/v2',
  ),
  metadata: almost({
    name,
    namespace: name,
    uid: name,
    generation: fc.integer({ min: 1, max: 3 }),
    deletionTimestamp: fc.constantFrom(
      undefined,
      undefined,
      '2026-05-11T09:00:00Z',
    ),
    labels: map,
    annotations: fc.oneof(map, suspensionNotes),
    managedFields: fc.array(managed, { maxLength: 3 }),
  }),
  spec: map,
  status: almost({
    conditions: fc.array(condition, { maxLength: 4 }),
    observedGeneration: fc.integer({ min: -1, max: 3 }),
    artifact: almost({
      revision: fc.constantFrom<unknown>(...WORDS),
      lastUpdateTime: time,
    }),
    history: fc.array(
      almost({
        status: fc.constantFrom('deployed', 'failed'),
        lastDeployed: time,
      }),
      { maxLength: 3 },
    ),
  }),
});
