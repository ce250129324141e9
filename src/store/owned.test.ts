import type { FluxEvents } from '../api';
import { readEvents } from '../flux/details';
import { readOwned } from './owned';
import { withTypedErrors } from './typedErrors';

const place = { cluster: 'staging', namespace: 'team-a' };
const database = {
  ...place,
  group: 'apps',
  kind: 'StatefulSet',
  name: 'db',
};
const json = {
  metadata: { name: 'db', uid: 'set' },
  spec: { selector: { matchLabels: { app: 'db' } } },
};
const pod = {
  metadata: {
    name: 'db-0',
    uid: 'new',
    ownerReferences: [{ uid: 'set', controller: true }],
  },
  status: { phase: 'Pending' },
};

async function wordWith(events: readonly object[]) {
  const answer: FluxEvents = {
    events: readEvents(events),
    isTruncated: false,
  };
  const lacking = async () => {
    throw new Error('not part of this test');
  };
  const api = withTypedErrors({
    list: lacking,
    get: lacking,
    getMany: lacking,
    canPatch: lacking,
    sync: lacking,
    suspend: lacking,
    resume: lacking,
    listRaw: async () => ({ items: [pod], isTruncated: false }),
    events: async () => answer,
  });
  const { objects } = await readOwned(api, database, json);
  return objects.map(({ health }) => health.word);
}

const failed = (uid?: string) => ({
  involvedObject: { apiVersion: 'v1', kind: 'Pod', uid },
  reason: 'FailedAttachVolume',
  lastTimestamp: '2026-11-25T16:20:00Z',
});

describe('events of a Pod that starts', () => {
  it('explain why it does not', async () => {
    expect(await wordWith([failed('new')])).toEqual(['failed']);
  });

  it('count where they do not tell which object they are about', async () => {
    expect(await wordWith([failed()])).toEqual(['failed']);
  });

  it('do not count where they are about an earlier Pod of its name', async () => {
    expect(await wordWith([failed('old')])).toEqual(['inProgress']);
  });
});
