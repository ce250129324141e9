import {
  annotated,
  listed,
  REQUESTED_AT,
  REVISION,
} from '../__testUtils__/listed';
import { setUpWire } from '../__testUtils__/wire';

setUpWire();

/** What a Receiver of Flux writes for a webhook: Go's `Time.String()`, which `Date` cannot read. */
const OF_WEBHOOK = '2026-08-07 13:50:15.1 +0000 UTC m=+12.3';
/** `date +%s`, as the documentation has it. */
const OF_KUBECTL = '1786110615';
/** The flux CLI, in its local zone: an earlier text than this plugin's, and a later time. */
const OF_CLI = '2019-08-07T16:50:15.123456789+03:00';

const soon = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

describe('who asks at the same time', () => {
  it('as another person gets an outcome as well', async () => {
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
    'and writes %j instead is waited for, and the outcome is that of both',
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
    'before, with %j, is not what is waited for',
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

  it('before and again after is not answered with the run from before', async () => {
    const { sync, cluster, stored } = await listed({
      'sim.flux/run-ms': '120',
    });
    // The run with this one is under way when the person clicks, and its failure is of before.
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

  it('again and again, each time before anybody looks, ends it all the same', async () => {
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

it('a token that was handled before is not taken for an answer', async () => {
  const { sync, patches } = await listed({ 'sim.flux/run-ms': '100' });
  const first = await sync();
  const second = await sync();
  expect(second.resource.lastHandledReconcileAt).not.toBe(
    first.resource.lastHandledReconcileAt,
  );
  expect(patches()).toHaveLength(2);
});
