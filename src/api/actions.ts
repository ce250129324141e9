import type { FluxResource } from '../flux';
import type { FluxApi, FluxApiActionOptions, FluxApiOutcome } from './FluxApi';

// The types of FluxApi for actions, with all that the plugin knows of a resource.

/** Outcome of an action. */
export interface FluxActionOutcome extends FluxApiOutcome {
  readonly resource: FluxResource;
  readonly stages?: readonly FluxStage[];
  readonly endedAt?: FluxResource;
}

type ApiStage = NonNullable<FluxApiOutcome['stages']>[number];

/** One object that a sync reconciles. */
export interface FluxStage extends ApiStage {
  readonly resource?: FluxResource;
}

/** Reason why a sync with source skips a stage. */
export type FluxStageSkip = NonNullable<FluxStage['skip']>;

type ApiProgress = Parameters<
  NonNullable<FluxApiActionOptions['onProgress']>
>[1];

/** Progress of an action. */
export interface FluxProgress extends ApiProgress {
  readonly stages: readonly FluxStage[];
}

/** Options of every action. */
export interface FluxActionOptions extends FluxApiActionOptions {
  readonly onProgress?: (
    resource: FluxResource,
    progress: FluxProgress,
  ) => void;
}

type OptionsOf<TMethod extends 'sync' | 'suspend' | 'resume'> =
  FluxActionOptions &
    Omit<
      NonNullable<Parameters<FluxApi[TMethod]>[1]>,
      keyof FluxActionOptions | 'sources'
    >;

/** Options of a sync. */
export type FluxSyncOptions = OptionsOf<'sync'> & {
  readonly sources?: Map<string, Promise<FluxActionOutcome>>;
};

/** Options of a suspension. */
export type FluxSuspendOptions = OptionsOf<'suspend'>;

/** Options of resuming. */
export type FluxResumeOptions = OptionsOf<'resume'>;
