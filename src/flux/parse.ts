import { KINDS, type FluxKind } from './kinds';
import {
  isReadable,
  readCommon,
  type CommonFields,
  type FluxObject,
  type FluxResource,
} from './models';
import { readHelmRelease, readKustomization } from './models/appliers';
import {
  readImagePolicy,
  readImageRepository,
  readImageUpdateAutomation,
} from './models/images';
import {
  readBucket,
  readExternalArtifact,
  readGitRepository,
  readHelmChart,
  readHelmRepository,
  readOCIRepository,
} from './models/sources';
import type { ObjectReference } from './references';
import { statusOf, type Status } from './status';
import { isRecord } from './untrusted';

type Fields<K extends FluxKind> = Omit<
  Extract<FluxObject, { kind: K }>,
  keyof CommonFields | 'status' | 'isStatic'
>;

const READERS: {
  readonly [K in FluxKind]: (
    object: Record<string, unknown>,
    common: CommonFields,
  ) => Fields<K>;
} = {
  GitRepository: readGitRepository,
  OCIRepository: readOCIRepository,
  HelmRepository: readHelmRepository,
  HelmChart: readHelmChart,
  Bucket: readBucket,
  ExternalArtifact: readExternalArtifact,
  Kustomization: readKustomization,
  HelmRelease: readHelmRelease,
  ImageRepository: readImageRepository,
  ImagePolicy: readImagePolicy,
  ImageUpdateAutomation: readImageUpdateAutomation,
};

/** Where an object was found. @public */
export interface Origin {
  readonly cluster: string;
  readonly kind: FluxKind;
  /** Version of the list it came in, for objects that do not say theirs. */
  readonly version: string;
  /** Place in the list: all there is to tell apart objects without a name or a namespace. */
  readonly index: number;
}

const UNREADABLE: Status = {
  word: 'Unreadable',
  running: false,
  retrying: false,
};

function readFields(
  kind: FluxKind,
  object: Record<string, unknown>,
  common: CommonFields,
): Omit<FluxObject, 'status' | 'isStatic'> & {
  type?: unknown;
  dependsOn?: readonly ObjectReference[];
  imageRepositoryRef?: ObjectReference;
  rerunsAppliedRevision?: 'well' | 'unknown';
} {
  return { ...common, ...READERS[kind](object, common) };
}

/**
 * Reads one object of a list. Never throws and never drops: what cannot be understood comes back as an unreadable
 * resource with its problems.
 *
 * @param previous - the same object at the poll before, if there was one
 *
 * @public
 */
export function parseResource(
  origin: Origin,
  object: unknown,
  previous?: FluxResource,
): FluxResource {
  const { cluster, kind, version, index } = origin;
  const apiVersion = `${KINDS[kind].group}/${version}`;
  const isObject = isRecord(object);
  const { fields, problems } = readCommon(
    cluster,
    kind,
    apiVersion,
    isObject ? object : {},
  );
  const [problem, ...others] = isObject ? problems : ['it is not an object'];
  if (problem !== undefined) {
    return {
      ...fields,
      key:
        fields.name === '' || fields.namespace === ''
          ? `${fields.key}/${index}`
          : fields.key,
      kind,
      isStatic: false,
      status: UNREADABLE,
      problems: [problem, ...others],
    };
  }
  const read = readFields(kind, isObject ? object : {}, fields);
  const isStatic = kind === 'HelmRepository' && read.type === 'oci';
  const isSame =
    previous !== undefined &&
    isReadable(previous) &&
    previous.uid === fields.uid &&
    previous.generation === fields.generation;
  const status = statusOf(
    {
      deletedAt: fields.deletedAt,
      suspended: fields.suspended,
      isStatic,
      generation: fields.generation,
      observedGeneration: fields.observedGeneration,
      hasStatus: fields.hasStatus,
      conditions: fields.conditions,
      dependsOn: read.dependsOn ?? [read.imageRepositoryRef ?? []].flat(),
      rerunsAppliedRevision: read.rerunsAppliedRevision,
    },
    isSame ? previous.status : undefined,
  );
  // The readers are keyed by kind, which TypeScript cannot follow through the table.
  return { ...read, isStatic, status } as FluxObject;
}
