import {
  annotated,
  listed,
  REQUESTED_AT,
  REVISION,
} from '../__testUtils__/listed';
import { setUpWire } from '../__testUtils__/wire';

setUpWire();

/** Token that a Receiver of Flux writes for a webhook: Go's `Time.String()`, which `Date` cannot parse. */
const OF_WEBHOOK = '2026-08-07 13:50:15.1 +0000 UTC m=+12.3';
/** Token from `date +%s`, as in Flux's documentation. */
const OF_KUBECTL = '1786110615';
/** Token of the flux CLI, in its local time zone: it sorts before this plugin's token, but is later. */
const OF_CLI = '2019-08-07T16:50:15.123456789+03:00';

const soon = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

describe('a concurrent request', () => {
  it('of another person gets an outcome as well', async () => {
    const { client, resource, patches } = await listed({
      'sim.flux/next-revision': REVISION,
    });
    const outcomes = await Promise.all(
      [0, 1, 2].map(async ms => {
        await soon(ms);
        return client.sync(resource);
      }),
    );
    expect(outcomes).toMatchObject(
      outcomes.map(() => ({
        result: 'succeeded',
        resource: { artifact: { revision: { text: REVISION } } },
      })),
    );
    expect(patches()).toHaveLength(3);
  });

  it.each([OF_WEBHOOK, OF_KUBECTL, OF_CLI, 'anything'])(
    'that replaces the token with %j gives both the same outcome',
    async token => {
      const { sync, cluster, stored } = await listed({
        'sim.flux/next-revision': REVISION,
      });
      let isOvertaken = false;
      const { result, resource } = await sync({
        onProgress: () => {
          if (isOvertaken) return;
          isOvertaken = true;
          cluster.apply(annotated(stored(), { [REQUESTED_AT]: token }));
        },
      });
      expect(result).toBe('succeeded');
      expect(resource).toMatchObject({
        artifact: { revision: { text: REVISION } },
      });
    },
  );

  it.each([OF_WEBHOOK, OF_KUBECTL, OF_CLI])(
    'made before, with %j, does not end the sync',
    async token => {
      const { sync, cluster, stored, patches } = await listed({
        'sim.flux/run-ms': '120',
      });
      cluster.apply(annotated(stored(), { [REQUESTED_AT]: token }));
      await soon(30);
      const { resource } = await sync();
      expect(resource.lastHandledReconcileAt).not.toBe(token);
      expect(patches()[0]?.body).toMatchObject({
        metadata: {
          annotations: { [REQUESTED_AT]: resource.lastHandledReconcileAt },
        },
      });
    },
  );

  it('made before and repeated after does not end the sync with the earlier run', async () => {
    const { sync, cluster, stored } = await listed({
      'sim.flux/run-ms': '120',
    });
    // A run with this token is in progress when the person clicks; its failure belongs to the earlier request.
    cluster.apply(annotated(stored(), { [REQUESTED_AT]: 'before' }));
    await soon(30);
    let isOvertaken = false;
    const { resource } = await sync({
      onProgress: () => {
        if (isOvertaken) return;
        isOvertaken = true;
        cluster.apply(annotated(stored(), { [REQUESTED_AT]: OF_WEBHOOK }));
      },
    });
    expect(resource.lastHandledReconcileAt).toBe(OF_WEBHOOK);
  });

  it('made again and again between two readings does not keep the sync from ending', async () => {
    const { sync, cluster, stored } = await listed(
      { 'sim.flux/run-ms': '10' },
      { followTiming: { everyMs: 60, forMs: 5_000 } },
    );
    let count = 0;
    const webhooks = setInterval(() => {
      count += 1;
      cluster.apply(annotated(stored(), { [REQUESTED_AT]: `hook ${count}` }));
    }, 7);
    try {
      await expect(sync()).resolves.toMatchObject({ result: 'succeeded' });
    } finally {
      clearInterval(webhooks);
    }
  });
});

it('a token that was handled before does not end the sync', async () => {
  const { sync, patches } = await listed({ 'sim.flux/run-ms': '100' });
  const first = await sync();
  const second = await sync();
  expect(second.resource.lastHandledReconcileAt).not.toBe(
    first.resource.lastHandledReconcileAt,
  );
  expect(patches()).toHaveLength(2);
});
