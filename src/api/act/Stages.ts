import type { FluxResource } from '../../flux';
import type {
  FluxActionOptions,
  FluxActionOutcome,
  FluxStage,
} from '../actions';

/** How long a controller may take to begin, in ms. It then writes to the object, and has usually done so within seconds. */
const PICKED_UP_WITHIN_MS = 30_000;

/** Called with an object after each reading of it. */
export type OnRead = (resource: FluxResource, isLong: boolean) => void;

/** Keeps the stages of an action, and reports its progress. */
export class Stages {
  private readonly stages: FluxStage[];
  private isLong = false;

  constructor(
    stages: readonly FluxStage[],
    private readonly onProgress: FluxActionOptions['onProgress'],
  ) {
    this.stages = [...stages];
  }

  get all(): readonly FluxStage[] {
    return [...this.stages];
  }

  update(
    key: string,
    change: Pick<FluxStage, 'state'> & Partial<FluxStage>,
  ): void {
    const index = this.stages.findIndex(stage => stage.key === key);
    const stage = this.stages[index];
    if (stage) this.stages[index] = { ...stage, ...change };
  }

  /** Returns a function that marks a stage as running and reports each reading of its object. */
  onRead(key: string): OnRead {
    let requested:
      { readonly at: number; readonly version?: string } | undefined;
    return (resource, isLong) => {
      const { resourceVersion: version, status } = resource;
      requested ??= { at: Date.now(), version };
      const isUntouched =
        version !== undefined &&
        version === requested.version &&
        !status.running;
      const isLate = Date.now() - requested.at >= PICKED_UP_WITHIN_MS;
      this.update(key, {
        state: 'running',
        resource,
        isNotPickedUp: isUntouched && isLate ? true : undefined,
      });
      this.report(resource, isLong);
    };
  }

  /** Returns the outcome where the signal aborted and nothing more is requested. */
  aborted(resource: FluxResource): FluxActionOutcome {
    return { result: 'running', resource, stages: this.all };
  }

  /** Reports an object that has been read. */
  report(resource: FluxResource, isLong = this.isLong): void {
    this.isLong = isLong;
    this.onProgress?.(resource, { stages: this.all, isLong });
  }
}
