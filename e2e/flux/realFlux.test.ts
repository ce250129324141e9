import type { Locator } from 'playwright-core';
import { Visitor } from '../browser/Visitor';
import { Harness, npmStart } from '../harness/Harness';
import { eventually } from './eventually';
import { isExisting } from './existing';
import { readyOf, RealFlux } from './RealFlux';
import { ORIGIN } from './registry';
import { SHARING, STUCK } from './repositories';
import { sampleWords } from './sample';

const CARDS: Readonly<Record<string, string>> = {
  Kustomization: 'Flux deployments',
  HelmRelease: 'Flux deployments',
  GitRepository: 'Flux sources',
  HelmRepository: 'Flux sources',
  OCIRepository: 'Flux sources',
  HelmChart: 'Flux sources',
};

let flux: RealFlux;
let harness: Harness;
let visitor: Visitor;
let seen: Awaited<ReturnType<typeof sampleWords>>;
/** How messages name an object: `Kustomization team-a/good on real`. */
const named = (kind: string, name: string) =>
  `${kind} ${flux.cluster.namespace}/${name} on real`;

beforeAll(async () => {
  flux = await RealFlux.start();
  harness = await Harness.start(ports =>
    npmStart(
      ports,
      ...['--kubeconfig', flux.cluster.kubeconfig, '--context', 'real'],
      ...['--entity-id', flux.cluster.entity, '--built'],
    ),
  );
  visitor = await Visitor.come(1280, harness.pageUrl);
  seen = await sampleWords(visitor.page);
  await flux.settled();
  await visitor.open();
  await visitor
    .card('Flux deployments')
    .getByLabel('Rows per page')
    .selectOption('50');
  await row('Kustomization', 'good').waitFor();
});
afterAll(async () => {
  await visitor?.leave();
  const left = await harness?.interrupt();
  await flux?.stop();
  if (left?.length) throw new Error(`Left running: ${left.join(', ')}`);
});

function row(kind: string, name: string): Locator {
  const link = visitor.page.getByRole('link', { name, exact: true });
  return visitor
    .card(CARDS[kind] ?? '')
    .getByRole('row')
    .filter({ has: link });
}

/** The word of a row's status. */
const word = (kind: string, name: string, text: string) =>
  row(kind, name).getByRole('button', { name: text, exact: true });

/** Chooses a variant of Sync at the arrow of a row's button. */
async function chooseVariant(kind: string, name: string, variant: string) {
  await row(kind, name)
    .getByRole('button', { name: 'More ways to sync' })
    .click();
  await visitor.page
    .getByRole('menuitem', { name: variant, exact: true })
    .click();
}

const confirm = (name: string) =>
  visitor.page
    .getByRole('dialog')
    .getByRole('button', { name, exact: true })
    .click();

const said = (text: RegExp) =>
  visitor.page.getByRole('alert').filter({ hasText: text }).waitFor();

it('each row has the word that Flux gives its object', async () => {
  for (const { kind, name, word: expected } of flux.objects) {
    await word(kind, name, expected).waitFor();
  }
  expect(visitor.troubles).toEqual([]);
});

it('a row that fails has the message of its condition Ready', async () => {
  for (const [kind, name] of [
    ['Kustomization', 'no-path'],
    ['GitRepository', 'gone'],
  ] as const) {
    const message = readyOf(await flux.read(kind, name))?.message ?? '';
    expect(message).not.toBe('');
    const [start = ''] = message.split(/["'\n]/);
    await visitor
      .card(CARDS[kind] ?? '')
      .getByText(start)
      .first()
      .waitFor();
  }
});

it('what comes from an OCI artifact links the commit that it was made from', async () => {
  const commit = ORIGIN.revision.split(':').at(-1) ?? '';
  for (const [kind, name] of [
    ['OCIRepository', 'packed'],
    ['Kustomization', 'from-oci'],
  ] as const) {
    const link = row(kind, name).getByRole('link', { name: /^from / });
    expect(await link.getAttribute('href')).toBe(
      `${ORIGIN.source}/commit/${commit}`,
    );
  }
});

it('a commit to a source that several share is nowhere said to be outstanding once it is applied', async () => {
  const sampled = new Set<string>();
  const commit = flux.fleet.commit(
    { 'shared-0/more.yaml': 'kind: List\napiVersion: v1\nitems: []\n' },
    'A change',
  );
  await row('GitRepository', 'fleet')
    .getByRole('button', { name: /^Sync GitRepository/ })
    .click();
  await said(new RegExp(`^Synced ${named('GitRepository', 'fleet')}`));
  const names = Array.from({ length: SHARING }, (_, i) => `shared-${i}`);
  const applied = () =>
    Promise.all(
      names.map(
        async name =>
          (await flux.read('Kustomization', name)).status
            ?.lastAppliedRevision ?? '',
      ),
    );
  await eventually(async () => {
    const revisions = await applied();
    expect(revisions.every(each => each.endsWith(commit))).toBe(true);
  });
  // Once a row shows it, nothing newer is there.
  for (const name of names) {
    await row('Kustomization', name)
      .getByText(`main@sha1:${commit.slice(0, 8)}`)
      .first()
      .waitFor();
    sampled.add(await row('Kustomization', name).innerText());
  }
  expect([...sampled].filter(text => /available|behind/.test(text))).toEqual(
    [],
  );
});

it('a sync ends with the revision that Flux has applied', async () => {
  await row('Kustomization', 'good')
    .getByRole('button', { name: /^Sync Kustomization/ })
    .click();
  await said(
    new RegExp(`^Synced ${named('Kustomization', 'good')}: main@sha1:`),
  );
  const { metadata, status } = await flux.read('Kustomization', 'good');
  expect(status?.lastHandledReconcileAt).toBe(
    metadata.annotations?.['reconcile.fluxcd.io/requestedAt'],
  );
});

it('a sync with source ends with the commit that only the source had to fetch', async () => {
  const commit = flux.fleet.commit({ 'notes.md': 'A note\n' }, 'A note');
  await chooseVariant('Kustomization', 'good', 'Sync with source');
  await said(
    new RegExp(
      `^Synced .*Kustomization ${flux.cluster.namespace}/good.* on real: main@sha1:${commit.slice(0, 8)}`,
    ),
  );
  for (const [kind, name] of [
    ['GitRepository', 'fleet'],
    ['Kustomization', 'good'],
  ] as const) {
    const { metadata, status } = await flux.read(kind, name);
    const asked = metadata.annotations?.['reconcile.fluxcd.io/requestedAt'];
    expect([kind, asked]).toEqual([kind, expect.any(String)]);
    expect([kind, status?.lastHandledReconcileAt]).toEqual([kind, asked]);
  }
});

it('force runs the release once more, and reset clears the failures of another', async () => {
  await chooseVariant('HelmRelease', 'installed', 'Force…');
  await confirm('Force');
  await said(new RegExp(`^Synced ${named('HelmRelease', 'installed')}`));
  const forced = await flux.read('HelmRelease', 'installed');
  expect(forced.status?.lastHandledForceAt).toEqual(expect.any(String));
  expect(forced.status?.lastHandledForceAt).toBe(
    forced.metadata.annotations?.['reconcile.fluxcd.io/forceAt'],
  );
  await chooseVariant('HelmRelease', 'template-fails', 'Reset failures…');
  await confirm('Reset failures');
  // The same template fails again.
  await said(new RegExp(named('HelmRelease', 'template-fails')));
  // A message of a failure stays, and those after it wait.
  await visitor.page.getByTestId('error-button-close').click();
  const { metadata, status } = await flux.read('HelmRelease', 'template-fails');
  expect(status?.lastHandledResetAt).toEqual(expect.any(String));
  expect(status?.lastHandledResetAt).toBe(
    metadata.annotations?.['reconcile.fluxcd.io/resetAt'],
  );
});

it('a suspension with a reason stands in the cluster, and a resumption removes it', async () => {
  const name = named('HelmRelease', 'installed');
  await row('HelmRelease', 'installed')
    .getByRole('button', { name: `More actions for ${name}`, exact: true })
    .click();
  await visitor.page.getByRole('menuitem', { name: 'Suspend…' }).click();
  const dialog = visitor.page.getByRole('dialog');
  await dialog.getByLabel(/^Reason/).fill('The database is moved');
  await dialog.getByRole('button', { name: 'Suspend', exact: true }).click();
  await word('HelmRelease', 'installed', 'Suspended').waitFor();
  const suspended = await flux.read('HelmRelease', 'installed');
  expect(suspended.spec?.suspend).toBe(true);
  expect(Object.values(suspended.metadata.annotations ?? {})).toContain(
    'The database is moved',
  );
  await row('HelmRelease', 'installed')
    .getByRole('button', { name: `Resume ${name}`, exact: true })
    .click();
  await word('HelmRelease', 'installed', 'Ready').waitFor();
  const resumed = await flux.read('HelmRelease', 'installed');
  expect(resumed.spec?.suspend).toBeUndefined();
  expect(Object.values(resumed.metadata.annotations ?? {})).not.toContain(
    'The database is moved',
  );
});

/** Tests that stop a controller, which is not ours to stop in a cluster that somebody has. */
const itWithOwnControllers = isExisting() ? it.skip : it;

itWithOwnControllers(
  'a sync that nobody begins says so, and goes on when the controller does',
  async () => {
    const { processes } = flux.cluster;
    processes?.pause('kustomize-controller');
    try {
      await row('Kustomization', 'good')
        .getByRole('button', { name: /^Sync Kustomization/ })
        .click();
      await visitor
        .card('Flux deployments')
        .getByText(/^Not picked up yet/)
        .first()
        .waitFor();
    } finally {
      processes?.resume('kustomize-controller');
    }
    await said(new RegExp(`^Synced ${named('Kustomization', 'good')}`));
  },
);

it('a release that has drifted is ready and says that it has drifted', async () => {
  const { api, namespace } = flux.cluster;
  const drifted = async () =>
    (await flux.read('HelmRelease', 'drifting')).status?.conditions?.find(
      ({ type }) => type === 'Drifted',
    )?.status;
  expect(await drifted()).not.toBe('True');
  await api.patch(`/api/v1/namespaces/${namespace}/configmaps/drifting`, {
    data: { version: 'changed by hand' },
  });
  await row('HelmRelease', 'drifting')
    .getByRole('button', { name: /^Sync HelmRelease/ })
    .click();
  await said(new RegExp(`^Synced ${named('HelmRelease', 'drifting')}`));
  expect(await drifted()).toBe('True');
  await row('HelmRelease', 'drifting').getByText('drifted').waitFor();
  await word('HelmRelease', 'drifting', 'Ready').waitFor();
});

it('an object that is being deleted says so until what it has applied is gone', async () => {
  const { api, namespace } = flux.cluster;
  await api.remove(flux.pathOf(flux.find('Kustomization', 'deleted')));
  await word('Kustomization', 'deleted', 'Deleting').waitFor();
  await api.patch(`/api/v1/namespaces/${namespace}/configmaps/${STUCK}`, {
    metadata: { finalizers: null },
  });
  await row('Kustomization', 'deleted').waitFor({ state: 'detached' });
});

it('details have the conditions, what was applied, and the events of the object', async () => {
  await row('Kustomization', 'unhealthy')
    .getByRole('link', { name: 'unhealthy', exact: true })
    .click();
  const details = visitor.page.getByRole('dialog', {
    name: 'Kustomization unhealthy',
    exact: true,
  });
  await details
    .getByText(`Deployment/${flux.cluster.namespace}/pending`)
    .first()
    .waitFor();
  const show = (section: string) => visitor.chooseTab(section, details);
  await show('Resources');
  await details
    .getByRole('tabpanel', { name: 'Resources' })
    .getByText('pending')
    .first()
    .waitFor();
  await show('Events');
  await details
    .getByRole('tabpanel', { name: 'Events' })
    .getByText(/HealthCheckFailed/)
    .first()
    .waitFor();
});

it('no row has ever had a word that Flux did not say', () => {
  /** Words of what was done above. */
  const DONE: Readonly<Record<string, string>> = {
    installed: 'Suspended',
    deleted: 'Deleting',
  };
  /** Words of the first minute, in which it is no failure that something else is not there yet. */
  const EARLY: Readonly<Record<string, string>> = {
    'no-artifact': 'Pending',
    'no-source': 'Pending',
    'no-chart': 'Pending',
    'waits-for-nobody': 'Waiting',
  };
  for (const { name, word: end } of flux.objects) {
    const words = [...(seen.get(name) ?? [])];
    expect([name, words]).toEqual([name, expect.arrayContaining([end])]);
    const allowed = [end, 'Reconciling', DONE[name], EARLY[name]];
    const others = words.filter(each => !allowed.includes(each));
    expect([name, others]).toEqual([name, []]);
  }
});
