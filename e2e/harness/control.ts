import type { GrantedRoles } from '../../dev/cluster/types';
import type { ControlState } from '../../dev/control/state';

async function call(
  origin: string,
  path: string,
  body?: unknown,
): Promise<ControlState> {
  const response = await fetch(
    `${origin}${path}`,
    body === undefined
      ? undefined
      : {
          method: 'PUT',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        },
  );
  if (!response.ok) {
    throw new Error(`${path}: ${response.status} ${await response.text()}`);
  }
  return response.json();
}

/** Client of the harness's control endpoint (dev/control/server.ts). */
export class ControlClient {
  constructor(private readonly origin: string) {}

  state(): Promise<ControlState> {
    return call(this.origin, '/state');
  }

  /** Starts a scenario from its beginning, without other faults, denials or permissions than its own. */
  play(scenario: string): Promise<ControlState> {
    return call(this.origin, `/scenario/${scenario}`, {});
  }

  setFaults(faults: readonly string[], cluster?: string) {
    return call(this.origin, '/faults', { faults, cluster });
  }

  permit(permissions: GrantedRoles) {
    return call(this.origin, `/permissions/${permissions}`, {});
  }

  deny(permissions: readonly string[]) {
    return call(this.origin, '/denied', permissions);
  }
}
