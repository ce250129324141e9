type Fields = Readonly<Record<string, unknown>>;

/** Everything about an object that determines its managed fields. */
interface Written {
  readonly apiVersion: string;
  readonly kind: string;
  readonly labels: Fields;
  readonly annotations: Fields;
  readonly spec: Fields;
  readonly status: Fields;
  /** Time when it was applied, and when it last changed. */
  readonly created: string;
  readonly changed: string;
  /** Time when its controller last wrote the status. Some write it at each run, even if nothing has changed. */
  readonly written: string;
  /** Field manager that suspended it by hand and left the annotations about it. */
  readonly suspendedWith: string | undefined;
  /** Field manager of the annotations, where another one has suspended it since. */
  readonly annotatedWith: string | undefined;
  /** Its controller adds a finalizer. */
  readonly isOwned: boolean;
}

const CONTROLLERS: Readonly<Record<string, string>> = {
  Kustomization: 'gotk-kustomize-controller',
  HelmRelease: 'helm-controller',
  ImageRepository: 'image-reflector-controller',
  ImagePolicy: 'image-reflector-controller',
  ImageUpdateAutomation: 'image-automation-controller',
  ExternalArtifact: 'source-watcher',
  ArtifactGenerator: 'source-watcher',
  FluxInstance: 'flux-operator',
  FluxReport: 'flux-operator',
  ResourceSet: 'flux-operator',
  ResourceSetInputProvider: 'flux-operator',
};

/** Returns whether an annotation is stored. Those that script the simulation are removed before anyone owns them. */
const isSeen = (name: string) => !name.startsWith('sim.flux/');

/**
 * Returns `metadata.managedFields` of an object that kustomize-controller applied from Git by server-side apply: Git owns
 * the spec, except for a later suspension by hand; the controller owns the status and the finalizer.
 */
export function managedFields(written: Written): Fields[] {
  const { apiVersion, kind, suspendedWith, annotatedWith } = written;
  const { created, changed } = written;
  const annotations = fieldsOf(written.annotations);
  const { 'f:suspend': _suspend, ...spec } = fieldsOf(written.spec);
  const entry = (
    manager: string,
    operation: string,
    time: string,
    fieldsV1: Fields,
    subresource?: string,
  ) => ({
    apiVersion,
    fieldsType: 'FieldsV1',
    fieldsV1,
    manager,
    operation,
    ...(subresource && { subresource }),
    time,
  });
  const metadata = (fields: Fields) =>
    Object.keys(fields).length ? { 'f:metadata': fields } : {};
  const noted = Object.keys(annotations).length
    ? { 'f:annotations': annotations }
    : {};
  const controller = CONTROLLERS[kind] ?? 'source-controller';
  return [
    entry('kustomize-controller', 'Apply', created, {
      ...metadata({
        ...(!suspendedWith && !annotatedWith && noted),
        'f:labels': fieldsOf(written.labels),
      }),
      'f:spec': suspendedWith ? spec : fieldsOf(written.spec),
    }),
    ...(annotatedWith
      ? [entry(annotatedWith, 'Update', created, metadata(noted))]
      : []),
    ...(suspendedWith
      ? [
          entry(suspendedWith, 'Update', changed, {
            ...(!annotatedWith && metadata(noted)),
            'f:spec': { 'f:suspend': {} },
          }),
        ]
      : []),
    ...(written.isOwned
      ? [
          entry(controller, 'Update', created, {
            'f:metadata': {
              'f:finalizers': { '.': {}, 'v:"finalizers.fluxcd.io"': {} },
            },
          }),
        ]
      : []),
    entry(
      controller,
      'Update',
      written.written,
      { 'f:status': fieldsOf(written.status) },
      'status',
    ),
  ];
}

/** Returns fields in FieldsV1 format. A list is one field, as in custom resources without list types. */
function fieldsOf(value: Fields): Fields {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => isSeen(name))
      .map(([name, inner]) => [
        `f:${name}`,
        isFields(inner) ? fieldsOf(inner) : {},
      ]),
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
