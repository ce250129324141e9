import {
  isReadable,
  definitionOf,
  resumePatch,
  suspendPatch,
  type FluxObject,
  type FluxResource,
} from '../../flux';
import type {
  FluxActionOutcome,
  FluxResumeOptions,
  FluxStage,
  FluxSuspendOptions,
  FluxSyncOptions,
} from '../actions';
import { followObject, type Followed, type FollowTiming } from './followObject';
import { fromThrown } from '../errors';
import { handledSince } from './handledSince';
import { endOfNewRevision } from './endOfNewRevision';
import { NoAnswerInTime, type FluxObjects } from '../cluster';
import { outcomeOfSources } from './outcomeOfSources';
import { requestAnnotations } from './requestAnnotations';
import { ownStage, sourceStages } from './sourceStages';
import { Stages, type OnRead } from './Stages';

/** Acts on single objects: writes once, then follows the object until Flux has handled it. */
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
      if (signal?.aborted) return stages.aborted(resource);
      const ended = await this.syncSource(stage, stages, options);
      if (ended) return { ...ended, resource, endedAt: ended.resource };
    }
    if (own.state === 'skipped') return outcomeOfSources(resource, stages.all);
    if (signal?.aborted) return stages.aborted(resource);
    const { key } = own;
    stages.update(key, { state: 'running' });
    const outcome = await this.request(resource, {
      annotations: token => requestAnnotations(resource.kind, token, options),
      onRead: stages.onRead(key),
      endOf: requested => endOfNewRevision(requested, stages.all),
      signal,
    });
    stages.update(key, { state: 'done', resource: outcome.resource });
    return withSource ? { ...outcome, stages: stages.all } : outcome;
  }

  async suspend(
    resource: FluxObject,
    { by, reason, onProgress, signal }: FluxSuspendOptions = {},
  ): Promise<FluxActionOutcome> {
    const stages = new Stages([ownStage(resource)], onProgress);
    if (signal?.aborted) return stages.aborted(resource);
    const at = new Date().toISOString();
    const { annotations, spec } = suspendPatch(
      definitionOf(resource.kind).annotations,
      { by, at, reason },
    );
    const patch = { metadata: { annotations }, ...(spec && { spec }) };
    const show = (now: FluxResource) => stages.report(now);
    return this.write(resource, patch, { show, signal }, async suspended => {
      show(suspended);
      return {
        result: suspended.suspended ? 'succeeded' : 'failed',
        resource: suspended,
      };
    });
  }

  async resume(
    resource: FluxObject,
    { sync, onProgress, signal }: FluxResumeOptions = {},
  ): Promise<FluxActionOutcome> {
    const stages = new Stages([ownStage(resource)], onProgress);
    if (signal?.aborted) return stages.aborted(resource);
    const onRead = stages.onRead(resource.key);
    const { annotations: removed, spec } = resumePatch(
      definitionOf(resource.kind).annotations,
    );
    // A controller need not notice that an annotation is gone: source-watcher looks at changes of the spec and requests.
    if (sync || !spec) {
      const annotations = (token: string) => ({
        ...removed,
        ...requestAnnotations(resource.kind, token),
      });
      return this.request(resource, { annotations, spec, onRead, signal });
    }
    const patch = { metadata: { annotations: removed }, spec };
    const show = (now: FluxResource) => onRead(now, false);
    return this.write(resource, patch, { show, signal }, resumed => {
      const isHandled = (now: FluxResource) =>
        now.isStatic ||
        now.conditions.some(
          ({ type, observedGeneration }) =>
            type === 'Ready' &&
            // Older controllers set it only once, for the whole status. The spec may have changed again in the meantime.
            (observedGeneration || now.observedGeneration || 0) >=
              (resumed.generation ?? 0),
        );
      return this.follow(resumed, { isHandled, onRead, signal });
    });
  }

  /**
   * Reconciles a source.
   *
   * @returns the outcome if it ends the whole sync, or `undefined` if the sync continues
   */
  private async syncSource(
    stage: FluxStage,
    stages: Stages,
    { sources, signal }: FluxSyncOptions,
  ): Promise<FluxActionOutcome | undefined> {
    const { key, state, resource: source } = stage;
    if (state === 'skipped' || !source || !isReadable(source)) return undefined;
    stages.update(key, { state: 'running' });
    stages.report(source);
    const outcome = await once(sources, key, () =>
      this.request(source, {
        annotations: token => requestAnnotations(source.kind, token),
        onRead: stages.onRead(key),
        signal,
      }),
    );
    const { result, resource } = outcome;
    if (result === 'suspended') {
      stages.update(key, { state: 'skipped', skip: 'suspended', resource });
    } else {
      stages.update(key, { state: 'done', resource });
    }
    stages.report(resource);
    const continues = result === 'succeeded' || result === 'suspended';
    return continues ? undefined : { ...outcome, stages: stages.all };
  }

  /** Requests a reconciliation and follows it. */
  private async request(
    resource: FluxObject,
    request: {
      readonly annotations: (
        token: string,
      ) => Readonly<Record<string, string | null>>;
      readonly spec?: object;
      readonly onRead: OnRead;
      readonly endOf?: (requested: FluxResource) => Followed['endOf'];
      readonly signal: AbortSignal | undefined;
    },
  ): Promise<FluxActionOutcome> {
    const { annotations, spec, onRead, endOf, signal } = request;
    const token = new Date().toISOString();
    const patch = {
      metadata: { annotations: annotations(token) },
      ...(spec ? { spec } : {}),
    };
    const show = (now: FluxResource) => onRead(now, false);
    return this.write(resource, patch, { show, signal }, requested => {
      const isHandled = handledSince(token, requested, resource.requestedAt);
      return this.follow(requested, {
        isHandled,
        endOf: endOf?.(requested),
        onRead,
        signal,
      });
    });
  }

  private async follow(
    requested: FluxResource,
    {
      isHandled,
      onRead,
      ...more
    }: Pick<Followed, 'isHandled' | 'endOf' | 'signal'> & {
      readonly onRead: OnRead;
    },
  ): Promise<FluxActionOutcome> {
    onRead(requested, false);
    return followObject(requested, {
      ...more,
      timing: this.timing,
      read: former => this.objects.readAgain(former),
      // Flux may never handle a request for an object that is suspended or being deleted.
      isHandled: now =>
        now.suspended || now.deletedAt !== undefined || isHandled(now),
      onRead,
    });
  }

  /**
   * Writes once. On a conflict with another write, reads the object and shows it as it is now.
   *
   * @param then - goes on with the object as it was written
   * @returns the outcome; `unknown` where the cluster has not answered before the time limit, or before the signal aborted
   * @throws FluxError
   */
  private async write(
    resource: FluxObject,
    patch: object,
    {
      show,
      signal,
    }: {
      readonly show: (resource: FluxResource) => void;
      readonly signal: AbortSignal | undefined;
    },
    then: (written: FluxResource) => Promise<FluxActionOutcome>,
  ): Promise<FluxActionOutcome> {
    let written: FluxResource;
    try {
      written = await this.objects.patch(resource, patch, signal);
    } catch (thrown) {
      if (signal?.aborted && thrown === signal.reason) {
        return { result: 'unknown', resource };
      }
      const error = fromThrown(thrown);
      if (error instanceof NoAnswerInTime) {
        return { result: 'unknown', resource, error };
      }
      if (error.problem === 'conflict') {
        const now = await this.objects
          .readAgain(resource)
          .catch(() => undefined);
        if (now) show(now);
      }
      throw error;
    }
    return then(written);
  }
}

/** Returns the same promise to all callers with the same key. */
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
