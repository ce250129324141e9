import { ConflictError } from '@backstage/errors';
import { Control } from '../../dev/control';

/** As that of the harness, with one scenario: the backend's clusters are in its configuration, which does not change. */
export class DemoControl extends Control {
  private playing = false;

  override async play(id: string): Promise<void> {
    if (this.playing) {
      throw new ConflictError(
        `The scenario is chosen at the start: npm run demo -- --scenario ${id}`,
      );
    }
    this.playing = true;
    await super.play(id);
  }
}
