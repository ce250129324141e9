import type { BuiltKind } from './versions';

type Fields = Readonly<Record<string, unknown>>;

/** What the builder of an object knows of its writers. */
interface Written {
  readonly apiVersion: string;
  readonly kind: BuiltKind;
  readonly labels: Fields;
  readonly annotations: Fields;
  readonly spec: Fields;
  readonly status: Fields;
  /** When it was applied, and when its controller last wrote. */
  readonly created: string;
  readonly changed: string;
  /** Who suspended it by hand, and left the annotations that say so. */
  readonly suspendedWith: string | undefined;
  /** Its controller keeps a finalizer on it. */
  readonly isOwned: boolean;
}

const CONTROLLERS: Partial<Record<BuiltKind, string>> = {
  Kustomization: 'gotk-kustomize-controller',
  HelmRelease: 'helm-controller',
  ImageRepository: 'image-reflector-controller',
  ImagePolicy: 'image-reflector-controller',
  ImageUpdateAutomation: 'image-automation-controller',
  ExternalArtifact: 'source-watcher',
};

/** Annotations that steer the simulation are taken off before anybody could own them. */
const isSeen = (name: string) => !name.startsWith('sim.flux/');

/**
 * `metadata.managedFields` of an object that kustomize-controller has applied from Git by server-side apply: the spec
 * is Git's, but for what somebody has suspended by hand since; the status and the finalizer are the controller's.
 */
export function managedFields(written: Written): Fields[] {
  const { apiVersion, kind, suspendedWith, created, changed } = written;
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
        ...(!suspendedWith && noted),
        'f:labels': fieldsOf(written.labels),
      }),
      'f:spec': suspendedWith ? spec : fieldsOf(written.spec),
    }),
    ...(suspendedWith
      ? [
          entry(suspendedWith, 'Update', changed, {
            ...metadata(noted),
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
      changed,
      { 'f:status': fieldsOf(written.status) },
      'status',
    ),
  ];
}

/** As FieldsV1 says which fields there are; a list is one field, as in custom resources without list types. */
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
