import type { ControlState } from '../control';

/** Returns the text that `npm start` prints when everything is running. */
export function summary(
  state: ControlState,
  urls: { page: string; backend: string; control: string },
  clusterLines: readonly string[],
  rolesNote: string,
): string {
  const scenario = state.scenario
    ? [
        `Scenario  ${state.scenario.id}: ${state.scenario.title}`,
        `          others: ${state.scenarios.map(({ id }) => id).join(', ')}`,
        `Roles     ${rolesNote}`,
      ]
    : ['Your own cluster: what you click there happens there.'];
  const lines = [
    '',
    `Page      ${urls.page}`,
    `Backend   ${urls.backend}/api/kubernetes (the real Kubernetes backend of Backstage)`,
    `Control   ${urls.control}/state (described in dev/control/server.ts)`,
    ...scenario,
    'Clusters',
    ...clusterLines.map(line => `  ${line}`),
    '',
    'Ctrl-C ends everything.',
    '',
  ];
  return lines.join('\n');
}
