import { isWaitedFor } from './waitedFor';

const web = {
  cluster: 'c',
  group: 'apps',
  kind: 'Deployment',
  namespace: 'team-a',
  name: 'web',
};

// As real controllers wrote them.
it.each([
  [
    `health check failed after 30.023177083s: timeout waiting for: [Deployment/team-a/web status: 'InProgress']`,
    true,
  ],
  [
    `health check failed after 21.589463ms: failed early due to stalled resources: [Deployment/team-a/web status: 'Failed']`,
    true,
  ],
  [
    `Helm upgrade failed for release team-a/web with chart podinfo@1.2.0: timeout waiting for: [Deployment/team-a/web-2 status: 'InProgress', Deployment/team-a/web status: 'InProgress']`,
    true,
  ],
  [
    `Helm upgrade failed for release team-a/web with chart podinfo@1.2.0: client rate limiter Wait returned an error: rate: Wait(n=1) would exceed context deadline`,
    true,
  ],
  [
    `Helm upgrade failed for release team-a/web with chart podinfo@1.2.0: timeout waiting for: [Deployment/team-a/web-2 status: 'InProgress']`,
    false,
  ],
  [
    `Deployment/team-a/web dry-run failed (Invalid): Deployment.apps "web" is invalid`,
    false,
  ],
])('knows whether a message is about an object: %s', (message, is) => {
  expect(isWaitedFor(message, web)).toBe(is);
});
