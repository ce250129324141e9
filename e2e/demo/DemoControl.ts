import { ConflictError } from '@backstage/errors';
import { Control } from '../../dev/control';

/** The harness's control with a fixed scenario: the clusters are in the backend's configuration, which does not change. */
export class DemoControl extends Control {
  private playing = false;

  override async play(id: string): Promise<void> {
    if (this.playing) {
      throw new ConflictError(
        `The scenario is set at start: npm run demo -- --scenario ${id}`,
      );
    }
    this.playing = true;
    await super.play(id);
  }
}
