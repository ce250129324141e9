import {
  isReadable,
  RESUME_ANNOTATIONS,
  suspendAnnotations,
  type FluxObject,
  type FluxResource,
} from '../../flux';
import type {
  FluxActionOutcome,
  FluxResumeOptions,
  FluxStage,
  FluxSuspendOptions,
  FluxSyncOptions,
} from '../FluxApi';
import { followObject, type FollowTiming } from './followObject';
import { FluxError, fromThrown } from '../errors';
import { handledSince } from './handledSince';
import type { FluxObjects } from '../cluster';
import { ownStage, sourceStages } from './sourceStages';
import { Stages, type Look } from './Stages';

const REQUESTED_AT = 'reconcile.fluxcd.io/requestedAt';
const FORCE_AT = 'reconcile.fluxcd.io/forceAt';
const RESET_AT = 'reconcile.fluxcd.io/resetAt';

/** The annotations of a request: Flux takes force and reset only with the same token. */
function requestAnnotations(
  token: string,
  { force, reset }: Pick<FluxSyncOptions, 'force' | 'reset'> = {},
): Readonly<Record<string, string>> {
  return {
    [REQUESTED_AT]: token,
    ...(force ? { [FORCE_AT]: token } : {}),
    ...(reset ? { [RESET_AT]: token } : {}),
  };
}

/** What is done to one object: written once, and followed until Flux has dealt with it. */
export class ObjectActions {
  constructor(
    private readonly objects: FluxObjects,
    private readonly timing: FollowTiming,
  ) {}

  async sync(
    resource: FluxObject,
    options: FluxSyncOptions = {},
  ): Promise<FluxActionOutcome> {
    const { withSource, onProgress, signal } = options;
    const own = ownStage(resource);
    const sources = withSource
      ? await sourceStages(resource, ref => this.objects.find(ref))
      : [];
    const stages = new Stages([...sources, own], onProgress);
    for (const stage of sources) {
      if (signal?.aborted) return stages.left(resource);
      const ended = await this.syncSource(stage, stages, options);
      if (ended) return { ...ended, resource, endedAt: ended.resource };
    }
    if (own.state === 'skipped') return onlySources(resource, stages.all);
    if (signal?.aborted) return stages.left(resource);
    const { key } = own;
    stages.update(key, { state: 'running' });
    const outcome = await this.request(resource, {
      annotations: token => requestAnnotations(token, options),
      look: stages.look(key),
      signal,
    });
    stages.update(key, { state: 'done', resource: outcome.resource });
    return withSource ? { ...outcome, stages: stages.all } : outcome;
  }

  async suspend(
    resource: FluxObject,
    { by, reason, onProgress }: FluxSuspendOptions = {},
  ): Promise<FluxActionOutcome> {
    const stages = new Stages([ownStage(resource)], onProgress);
    const at = new Date().toISOString();
    const patch = {
      metadata: { annotations: suspendAnnotations({ by, at, reason }) },
      spec: { suspend: true },
    };
    const suspended = await this.write(resource, patch, now =>
      stages.tell(now),
    );
    stages.tell(suspended);
    return {
      result: suspended.suspended ? 'succeeded' : 'failed',
      resource: suspended,
    };
  }

  async resume(
    resource: FluxObject,
    { sync, onProgress, signal }: FluxResumeOptions = {},
  ): Promise<FluxActionOutcome> {
    const stages = new Stages([ownStage(resource)], onProgress);
    const look = stages.look(resource.key);
    // Removed, not false: a false that is written would be a field of its own, for others to fight over.
    const spec = { suspend: null };
    if (sync) {
      const annotations = (token: string) => ({
        ...RESUME_ANNOTATIONS,
        ...requestAnnotations(token),
      });
      return this.request(resource, { annotations, spec, look, signal });
    }
    const patch = { metadata: { annotations: RESUME_ANNOTATIONS }, spec };
    const resumed = await this.write(resource, patch, now => look(now, false));
    const isHandled = (now: FluxResource) =>
      now.isStatic ||
      now.conditions.some(
        ({ type, observedGeneration }) =>
          type === 'Ready' &&
          // Older controllers say it only once, for the whole status; somebody may change the spec again meanwhile.
          (observedGeneration || now.observedGeneration || 0) >=
            (resumed.generation ?? 0),
      );
    return this.follow(resumed, isHandled, look, signal);
  }

  /** @returns the outcome, where it ends the whole sync */
  private async syncSource(
    stage: FluxStage,
    stages: Stages,
    { sources, signal }: FluxSyncOptions,
  ): Promise<FluxActionOutcome | undefined> {
    const { key, state, resource: source } = stage;
    if (state === 'skipped' || !source || !isReadable(source)) return undefined;
    stages.update(key, { state: 'running' });
    stages.tell(source);
    const outcome = await once(sources, key, () =>
      this.request(source, {
        annotations: token => requestAnnotations(token),
        look: stages.look(key),
        signal,
      }),
    );
    const { result, resource } = outcome;
    if (result === 'suspended') {
      stages.update(key, { state: 'skipped', skip: 'suspended', resource });
    } else {
      stages.update(key, { state: 'done', resource });
    }
    stages.tell(resource);
    const goesOn = result === 'succeeded' || result === 'suspended';
    return goesOn ? undefined : { ...outcome, stages: stages.all };
  }

  /** Asks for a reconciliation and follows it. */
  private async request(
    resource: FluxObject,
    wish: {
      readonly annotations: (
        token: string,
      ) => Readonly<Record<string, string | null>>;
      readonly spec?: object;
      readonly look: Look;
      readonly signal: AbortSignal | undefined;
    },
  ): Promise<FluxActionOutcome> {
    const { annotations, spec, look, signal } = wish;
    const token = new Date().toISOString();
    const patch = {
      metadata: { annotations: annotations(token) },
      ...(spec ? { spec } : {}),
    };
    const asked = await this.write(resource, patch, now => look(now, false));
    const isHandled = handledSince(token, asked, resource.requestedAt);
    return this.follow(asked, isHandled, look, signal);
  }

  private async follow(
    asked: FluxResource,
    isHandled: (resource: FluxResource) => boolean,
    look: Look,
    signal: AbortSignal | undefined,
  ): Promise<FluxActionOutcome> {
    look(asked, false);
    return followObject(asked, {
      timing: this.timing,
      read: former => this.objects.readAgain(former),
      // Flux need not handle what is asked of an object that is suspended, or on its way out.
      isHandled: now =>
        now.suspended || now.deletedAt !== undefined || isHandled(now),
      onLook: look,
      signal,
    });
  }

  /** Writes once. Where somebody else wrote at the same moment, shows what is there now. @throws FluxError */
  private async write(
    resource: FluxObject,
    patch: object,
    show: (resource: FluxResource) => void,
  ): Promise<FluxResource> {
    try {
      return await this.objects.patch(resource, patch);
    } catch (thrown) {
      const error = fromThrown(thrown);
      if (error.problem === 'conflict') {
        const now = await this.objects
          .readAgain(resource)
          .catch(() => undefined);
        if (now) show(now);
      }
      throw error;
    }
  }
}

/**
 * Where the object itself takes no requests, in its version or of its kind: that its source has been asked is all that
 * can be done.
 *
 * @throws FluxError where nothing has been asked at all, and nothing could be
 */
function onlySources(
  resource: FluxObject,
  stages: readonly FluxStage[],
): FluxActionOutcome {
  const { cluster, kind, namespace } = resource;
  if (stages.some(({ state }) => state === 'done')) {
    return { result: 'succeeded', resource, stages };
  }
  const suspended = stages.find(({ skip }) => skip === 'suspended')?.resource;
  if (suspended) {
    return { result: 'suspended', resource, stages, endedAt: suspended };
  }
  const missing = stages.find(({ skip }) => skip === 'missing');
  throw missing
    ? new FluxError('notFound', 'there is no such source', missing)
    : new FluxError('other', 'Flux takes no requests for it', {
        cluster,
        kind,
        namespace,
      });
}

/** The same promise for all who ask with the same key. */
function once<T>(
  shared: Map<string, Promise<T>> | undefined,
  key: string,
  make: () => Promise<T>,
): Promise<T> {
  const known = shared?.get(key);
  if (known) return known;
  const made = make();
  shared?.set(key, made);
  return made;
}
