import { waitFor } from '@testing-library/react';
import { EntityFluxDeploymentsCard } from '..';
import {
  filledTable,
  objectIn,
  renderPage,
  rowOf,
  setUpPages,
  text,
} from '../__testUtils__';

setUpPages();

/** Words of a row whose source has something that it has not tried. */
const CLAIM = /behind|available/;

const OLD = `main@sha1:${'a'.repeat(40)}`;
const NEW = `main@sha1:${'b'.repeat(40)}`;
const NEWEST = `main@sha1:${'c'.repeat(40)}`;

/** Opens a page with a Kustomization that has applied what its shared source has. */
async function watch() {
  const page = await renderPage(<EntityFluxDeploymentsCard />, {
    story: 'shared-sources',
  });
  const cluster = page.cluster('production-eu');
  const store = (revision: string) => {
    const source = objectIn(cluster, 'GitRepository', 'flux-system');
    cluster.apply({
      ...source,
      status: {
        ...source.status,
        artifact: { ...(source.status?.artifact as object), revision },
      },
    });
  };
  const apply = (revision: string) => {
    const team = objectIn(cluster, 'Kustomization', 'podinfo-team');
    cluster.apply({
      ...team,
      status: {
        ...team.status,
        lastAppliedRevision: revision,
        lastAttemptedRevision: revision,
      },
    });
  };
  store(OLD);
  apply(OLD);
  const table = await filledTable('Flux deployments');
  await page.poll();
  const shown = () => text(rowOf(table, 'podinfo-team'), 'Revision');
  const said = new Set<string>();
  const look = new MutationObserver(() => said.add(shown()));
  look.observe(table, {
    childList: true,
    subtree: true,
    characterData: true,
  });
  return {
    ...page,
    table,
    store,
    apply,
    shown,
    /** Everything that the row has said. */
    said: () => [...said, shown()],
    readings: () =>
      page.asked().filter(each => each.includes('/gitrepositories/')),
  };
}

test('a row that has applied a commit is never called behind the commit before it', async () => {
  const { poll, store, apply, shown, said, readings } = await watch();
  await waitFor(() => expect(shown()).toContain('aaaaaaaa'));
  const before = readings().length;
  for (const revision of [NEW, NEWEST]) {
    store(revision);
    apply(revision);
    await poll();
  }
  await waitFor(() => expect(shown()).toContain('cccccccc'));
  expect(said().filter(each => CLAIM.test(each))).toEqual([]);
  // The source is read once for each of its commits.
  expect(readings()).toHaveLength(before + 2);
  await poll();
  await poll();
  expect(readings()).toHaveLength(before + 2);
});

test('where the source cannot be read again, nothing is claimed', async () => {
  const { poll, store, apply, said, shown, cluster } = await watch();
  await waitFor(() => expect(shown()).toContain('aaaaaaaa'));
  cluster('production-eu').setFaults([
    { plural: 'gitrepositories', effect: { type: 'status', status: 503 } },
  ]);
  store(NEW);
  apply(NEW);
  await poll();
  await poll();
  expect(shown()).toContain('bbbbbbbb');
  expect(said().filter(each => CLAIM.test(each))).toEqual([]);
});

test('a source that is read again and has something newer makes its rows behind', async () => {
  const { poll, store, apply, shown } = await watch();
  store(NEWEST);
  apply(NEW);
  await poll();
  await waitFor(() => expect(shown()).toMatch(CLAIM));
});

test('where one row has applied a new commit, a suspended row of the same source says at once that it is available', async () => {
  const { poll, cluster, store, apply, table, readings } = await watch();
  const production = cluster('production-eu');
  const team = objectIn(production, 'Kustomization', 'podinfo-team');
  const { uid: _uid, ...metadata } = team.metadata;
  production.apply({
    ...team,
    metadata: { ...metadata, name: 'podinfo-held' },
    spec: { ...team.spec, suspend: true },
  });
  await poll();
  const held = () => text(rowOf(table, 'podinfo-held'), 'Revision');
  expect(held()).toContain('aaaaaaaa');
  expect(held()).not.toMatch(CLAIM);
  const before = readings().length;

  store(NEW);
  apply(NEW);
  await poll();
  await waitFor(() => expect(held()).toContain('bbbbbbbb available'));
  expect(readings()).toHaveLength(before + 1);
});
