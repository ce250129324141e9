import {
  alert,
  gitRepository,
  helmRepository,
  kustomization,
  provider,
  receiver,
} from '../../../dev/scenarios/build';
import { supportOf } from '../actions';
import { fluxCommand } from '../commands';
import { KINDS } from '.';
import { at, read, ref } from '../__testUtils__/read';
import { setUpSchemas } from '../__testUtils__/schemas';

const mine = { name: 'push', namespace: 'team-a' };
const infra = { name: 'charts', namespace: 'infra' };
const now = at('2.9');
const charts = helmRepository(now, { ...infra, url: 'https://example.com' });
const webhook = receiver(now, { ...mine, triggers: [charts] });

setUpSchemas();

describe('a Receiver', () => {
  const resource = read('Receiver', webhook);

  it('refers to the objects that it triggers, but not to sets of them', () => {
    expect(resource.edges).toEqual([
      { type: 'triggers', to: ref('HelmRepository', infra) },
    ]);
    const resources = [
      { kind: 'GitRepository', name: '*', matchLabels: { app: 'podinfo' } },
      { kind: 'GitRepository', name: 'app' },
      { kind: 'Kustomization', name: 'app' },
    ];
    const spec = { resources };
    expect(
      read('Receiver', receiver(now, { ...mine, triggers: [], spec })).edges,
    ).toEqual([
      {
        type: 'triggers',
        to: ref('GitRepository', { name: 'app', namespace: 'team-a' }),
      },
      {
        type: 'triggers',
        to: ref('Kustomization', { name: 'app', namespace: 'team-a' }),
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

const SECRET = 'T000/B000/hunter2';
const address = `https://hooks.example.com/services/${SECRET}`;
const app = gitRepository(now, {
  ...mine,
  name: 'app',
  url: 'https://g.com/a',
});
const watched = kustomization(now, { ...infra, name: 'web', source: app });
const alertOf = (flux: '2.1' | '2.9', suspend?: boolean) =>
  alert(at(flux), { ...mine, provider: 'chat', watches: [watched], suspend });

describe('an Alert', () => {
  it('refers to the objects that it watches, and to its provider', () => {
    expect(read('Alert', alertOf('2.9')).edges).toEqual([
      { type: 'watches', to: ref('Kustomization', { ...infra, name: 'web' }) },
      {
        type: 'notifies',
        to: {
          ...ref('Provider', { namespace: 'team-a', name: 'chat' }),
          group: 'notification.toolkit.fluxcd.io',
        },
      },
    ]);
  });

  it('leaves out sets of objects', () => {
    const eventSources = [{ kind: 'HelmRelease', name: '*' }];
    const providerRef = { name: 'chat' };
    const all = alert(now, {
      ...mine,
      provider: 'chat',
      watches: [],
      spec: { eventSources, providerRef },
    });
    expect(read('Alert', all).edges.map(({ type }) => type)).toEqual([
      'notifies',
    ]);
  });

  it('shows no address in what its events tell', () => {
    const text = KINDS.Alert.redact?.(
      `failed to send: Post "${address}": dial tcp: no such host`,
    );
    expect(text).toBe(
      'failed to send: Post "https://hooks.example.com/…": dial tcp: no such host',
    );
  });
});

describe.each([
  ['Alert', (flux: '2.1' | '2.9', suspend?: boolean) => alertOf(flux, suspend)],
  [
    'Provider',
    (flux: '2.1' | '2.9', suspend?: boolean) =>
      provider(at(flux), { ...mine, type: 'slack', address, suspend }),
  ],
] as const)(
  'the status of a kind that is static since Flux 2.2: %s',
  (kind, make) => {
    it('is ready once it exists, and has no schedule', () => {
      const resource = read(kind, make('2.9'));
      expect(resource.apiVersion).toMatch(/v1beta3$/);
      expect(resource).toMatchObject({ isStatic: true });
      expect(resource.status.word).toBe('Ready');
      expect(fluxCommand(resource, 'suspend')).toBe(
        `flux suspend ${kind === 'Alert' ? 'alert' : 'alert-provider'} push -n team-a`,
      );
    });

    it('is suspended where events are held back', () => {
      const resource = read(kind, make('2.9', true));
      expect(resource.status.word).toBe('Suspended');
      expect(supportOf(resource, 'resume')).toBe('yes');
      expect(supportOf(resource, 'sync')).toBe('never');
    });

    it('is what the controller wrote, before', () => {
      const resource = read(kind, make('2.1'));
      expect(resource).toMatchObject({ isStatic: false });
      expect(resource.status).toMatchObject({
        word: 'Ready',
        message: 'Initialized',
      });
      expect(supportOf(resource, 'sync')).toBe('yes');
      const failed = make('2.1');
      const conditions = [
        {
          type: 'Ready',
          status: 'False',
          reason: 'Failed',
          message: 'secret not found',
          lastTransitionTime: '2026-05-11T11:00:00Z',
        },
      ];
      expect(
        read(kind, { ...failed, status: { conditions } }).status.word,
      ).toBe('Failed');
    });
  },
);

describe('a Provider', () => {
  it('is read without its address', () => {
    const chat = provider(now, { ...mine, type: 'slack', address });
    expect(JSON.stringify(read('Provider', chat))).not.toContain('hooks');
  });

  it.each([
    [address, 'https://hooks.example.com/…'],
    ['https://jane:hunter2@chat.example.com', 'https://chat.example.com/…'],
    ['https://chat.example.com?token=hunter2', 'https://chat.example.com/…'],
    [
      'Endpoint=sb://bus.example.com/;SharedAccessKeyName=a;SharedAccessKey=hunter2;EntityPath=flux',
      'Endpoint=sb://bus.example.com/…',
    ],
    [
      `{"spec":{"address":"${address}","type":"slack"}}`,
      '{"spec":{"address":"https://hooks.example.com/…","type":"slack"}}',
    ],
    [
      'SharedAccessKey=hunter2;EntityPath=flux',
      'SharedAccessKey=…;EntityPath=flux',
    ],
  ])('shows %s without what is secret in it', (text, expected) => {
    expect(KINDS.Provider.redact?.(text)).toBe(expected);
  });
});
