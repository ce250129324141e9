import type { FluxResource } from '../../flux';
import type {
  FluxActionOptions,
  FluxActionOutcome,
  FluxStage,
} from '../FluxApi';

/** Called with the object acted on each time that it has been read. */
export type Look = (resource: FluxResource, isLong: boolean) => void;

/** The stages of a sync, and who is told of them. */
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

  /** Tells of each look at the object of a stage, which runs. */
  look(key: string): Look {
    return (resource, isLong) => {
      this.update(key, { state: 'running', resource });
      this.tell(resource, isLong);
    };
  }

  /** Nobody waits any more: nothing more is asked. */
  left(resource: FluxResource): FluxActionOutcome {
    return { result: 'running', resource, stages: this.all };
  }

  /** Tells of an object that has been read. */
  tell(resource: FluxResource, isLong = this.isLong): void {
    this.isLong = isLong;
    this.onProgress?.(resource, { stages: this.all, isLong });
  }
}
