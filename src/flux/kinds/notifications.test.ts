/** @jest-environment node */
import { helmRepository, receiver } from '../../../dev/scenarios/build';
import { schemaErrors } from '../../../dev/scenarios/testing/schemas';
import { supportOf } from '../actions';
import { fluxCommand } from '../commands';
import { at, read, ref, seen } from '../__testUtils__/read';

const mine = { name: 'push', namespace: 'team-a' };
const infra = { name: 'charts', namespace: 'infra' };
const now = at('2.9');
const charts = helmRepository(now, { ...infra, url: 'https://example.com' });
const webhook = receiver(now, { ...mine, triggers: [charts] });

afterAll(() => {
  const errors = schemaErrors(seen);
  if (errors.length > 0) throw new Error(errors.join('\n'));
});

describe('a Receiver', () => {
  const resource = read('Receiver', webhook);

  it('refers to the objects that it triggers, but not to sets of them', () => {
    expect(resource.edges).toEqual([
      { type: 'triggers', to: ref('HelmRepository', infra) },
    ]);
    const resources = [
      { kind: 'GitRepository', name: '*', matchLabels: { app: 'podinfo' } },
      { kind: 'GitRepository', name: 'app' },
    ];
    const spec = { resources };
    expect(
      read('Receiver', receiver(now, { ...mine, triggers: [], spec })).edges,
    ).toEqual([
      {
        type: 'triggers',
        to: ref('GitRepository', { name: 'app', namespace: 'team-a' }),
      },
    ]);
  });

  it('keeps the path of its webhook secret', () => {
    expect(resource.status).toMatchObject({
      word: 'Ready',
      message: 'Receiver initialized for path: /hook/…',
    });
    const [path] = /[0-9a-f]{64}/.exec(JSON.stringify(webhook)) ?? [];
    expect(path).toBeDefined();
    expect(JSON.stringify(resource)).not.toContain(path);
  });

  it('can be reconciled and suspended, and has no source', () => {
    expect(supportOf(resource, 'sync')).toBe('yes');
    expect(supportOf(resource, 'suspend')).toBe('yes');
    expect(supportOf(resource, 'force')).toBe('never');
    expect(supportOf(resource, 'syncWithSource')).toBe('never');
    expect(fluxCommand(resource, 'reconcile')).toBe(
      'flux reconcile receiver push -n team-a',
    );
  });
});
