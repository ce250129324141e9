import { screen, waitFor, within } from '@testing-library/react';
import {
  EntityFluxDeploymentsCard,
  EntityFluxHelmReleasesCard,
  EntityFluxKustomizationsCard,
} from '../..';
import {
  actionButton,
  card,
  clustersOf,
  filledTable,
  mostPendingIn,
  pendingIn,
  renderPage,
  rowOf,
  settle,
  setUpPages,
  type PageOptions,
} from '../../__testUtils__';

setUpPages();

const TITLE = 'Flux deployments';

/** Twelve HelmReleases and twelve Kustomizations with two sources. Two of them are suspended and one fails. */
async function fleet(options: Partial<PageOptions> = {}) {
  const story = clustersOf('fleet').slice(0, 1);
  const page = await renderPage(<EntityFluxDeploymentsCard />, {
    story,
    ...options,
  });
  const { user } = page;
  const table = await filledTable(TITLE);
  /** Within the area above the table. */
  const button = (name: string) =>
    within(
      screen.getByLabelText(TITLE, { selector: '[role="group"]' }),
    ).getByRole('button', { name });
  return {
    ...page,
    table,
    button,
    production: page.cluster('production-eu'),
    /** Opens the dialog for the rows that match a search, or for all rows. */
    ask: async (action: string, query = '') => {
      if (query) {
        await user.click(screen.getByRole('textbox', { name: /^Search/ }));
        await user.paste(query);
      }
      const count = query ? /^Select all (?!24)\d+ matching/ : /^Select all/;
      await user.click(await screen.findByRole('checkbox', { name: count }));
      await user.click(button(action));
      return screen.findByRole('dialog');
    },
    confirm: async (name: RegExp) => {
      const confirm = screen.getByRole('button', { name });
      await waitFor(() => expect(confirm).toBeEnabled());
      await user.click(confirm);
      expect(screen.queryByRole('dialog')).toBeNull();
    },
    patched: () =>
      page.standIn.requests
        .filter(({ method }) => method === 'PATCH')
        .map(({ path }) => path.replace(/^.*namespaces\/|\?.*$/g, '')),
    // Waits for the announcement, because looking up a button after each change of the page is slow in jsdom.
    over: (bulks = 1) =>
      waitFor(() => expect(page.alerts).toHaveLength(bulks), {
        timeout: 15_000,
      }),
  };
}

/** Returns the lines of the lists in a dialog, by the name of the list. */
const lists = (dialog: HTMLElement) =>
  Object.fromEntries(
    within(dialog)
      .getAllByRole('list')
      .map(list => [
        list.getAttribute('aria-label'),
        within(list)
          .getAllByRole('listitem')
          .map(({ textContent }) => textContent),
      ]),
  );

test('a bulk sync runs four at a time, and ends with one summary', async () => {
  const page = await fleet({ followForMs: 20_000 });
  const { user, table, button } = page;
  const dialog = await page.ask('Sync');
  expect(dialog).toHaveAccessibleName('Sync 24 resources');
  const said = lists(dialog);
  expect(Object.keys(said)).toEqual([
    '22 will be synced',
    '2 skipped: Suspended. Resume it first.',
  ]);
  expect(said['22 will be synced']).toHaveLength(22);
  expect(Object.values(said)[1]).toEqual([
    'HelmRelease team-a/podinfo-05 on production-eu',
    'Kustomization team-a/podinfo-08-config on production-eu',
  ]);

  const most = mostPendingIn(page.production);
  const endRuns = page.production.holdRuns();
  await page.confirm(/^Sync 22$/);
  const progress = screen.getByLabelText(`Syncing 22 resources in ${TITLE}`);
  expect(progress).toHaveAttribute('role', 'progressbar');
  expect(progress).toHaveAttribute('aria-valuetext', '0 of 22 done');
  // A queued row says so, and its actions are disabled.
  const late = rowOf(table, 'podinfo-04-config');
  expect(within(late).getByTitle('Queued')).toBeInTheDocument();
  expect(actionButton(late, /^Sync (?!with)/)).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  // The selection is cleared, and no second bulk action can be started.
  await user.click(within(late).getByRole('checkbox'));
  expect(button('Suspend')).toBeDisabled();
  await user.click(button('Clear selection'));

  await waitFor(() => expect(pendingIn(page.production)).toBe(4));
  endRuns();
  await page.over();
  expect(most()).toBe(4);
  expect(page.patched()).toHaveLength(22);
  // The notification is an alert, which a screen reader announces: the card does not announce it again.
  for (const status of within(card(TITLE)).getAllByRole('status')) {
    expect(status).toHaveTextContent(/^$/);
  }
  expect(page.alerts).toEqual([
    expect.objectContaining({
      message: `${TITLE}: 21 synced, 1 failed`,
      severity: 'error',
    }),
  ]);
  await user.click(button('Details'));
  expect(
    within(screen.getByRole('list', { name: 'Details' }))
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([
    expect.stringMatching(
      /^HelmRelease team-a\/podinfo-03 on production-eu failed: Helm upgrade failed .*field is immutable/,
    ),
  ]);
  await user.click(button('Dismiss'));
  expect(screen.queryByRole('button', { name: 'Details' })).toBeNull();
  expect(screen.getByRole('checkbox', { name: /^Select all/ })).toHaveFocus();
  expect(page.events()).toEqual(
    ['HelmRelease', 'Kustomization'].map(subject =>
      expect.objectContaining({
        action: 'reconcile',
        subject,
        attributes: expect.objectContaining({
          entityRef: 'component:default/podinfo',
          bulk: 22,
        }),
      }),
    ),
  );
});

test('a bulk sync with source lists the sources, and reconciles each once', async () => {
  const page = await fleet();
  const dialog = await page.ask('Sync with source', '-config');
  expect(dialog).toHaveTextContent(
    '1 source is reconciled first: 1 GitRepository.',
  );
  await page.confirm(/^Sync 11 with source$/);
  await page.over();
  const [first, ...others] = page.patched();
  expect(first).toBe('flux-system/gitrepositories/apps');
  expect(new Set(others).size).toBe(11);
  expect(others).toHaveLength(11);
  expect(page.alerts.map(({ message }) => message)).toEqual([
    `${TITLE}: 11 synced`,
  ]);
});

test('cancelling starts no more requests, and says that sent ones are not withdrawn', async () => {
  const page = await fleet({ timing: { reconcileMs: 60_000 } });
  await page.ask('Sync');
  await page.confirm(/^Sync 22$/);
  await waitFor(() => expect(page.patched()).toHaveLength(4));
  await page.user.click(page.button('Cancel'));
  await page.over();
  await settle();
  expect(page.patched()).toHaveLength(4);
  expect(
    page.alerts.map(({ message, severity }) => [message, severity]),
  ).toEqual([
    [
      `${TITLE}: 4 requested, outcome unknown, 18 not started. Requests already sent to Flux are not withdrawn.`,
      'warning',
    ],
  ]);
});

test('a bulk action that is cancelled while a cluster does not answer ends at once, and says that it may have been written', async () => {
  const page = await fleet();
  page.production.setFaults([
    { methods: ['PATCH'], effect: { type: 'delay', ms: 1_200_000 } },
  ]);
  await page.ask('Suspend', 'podinfo-03');
  await page.confirm(/^Suspend 2$/);
  await waitFor(() => expect(page.patched()).toHaveLength(2));
  await page.user.click(page.button('Cancel'));
  await page.over();
  expect(page.alerts.map(({ message }) => message)).toEqual([
    `${TITLE}: 2 requested, outcome unknown. Requests already sent to Flux are not withdrawn.`,
  ]);
  await page.user.click(page.button('Details'));
  expect(screen.getByRole('list', { name: 'Details' })).toHaveTextContent(
    'Suspend Kustomization team-a/podinfo-03-config on production-eu: the cluster did not confirm the request',
  );
});

test('a bulk action says at once that it is being cancelled', async () => {
  const page = await fleet();
  // It reads the sources first.
  page.production.setFaults([
    { methods: ['GET'], effect: { type: 'delay', ms: 3_000 } },
  ]);
  await page.ask('Sync with source', '-config');
  await page.confirm(/^Sync 11/);
  await settle(1_000);
  await page.user.click(page.button('Cancel'));
  expect(page.button('Cancelling…')).toBeDisabled();
  await page.over();
  expect(page.patched()).toEqual([]);
});

test('a bulk action that is cancelled while a source is fetched says that its objects are not started', async () => {
  const page = await fleet({ timing: { reconcileMs: 60_000 } });
  await page.ask('Sync with source', '-config');
  await page.confirm(/^Sync 11/);
  await waitFor(() => expect(page.patched()).toHaveLength(1));
  await page.user.click(page.button('Cancel'));
  await page.over();
  expect(page.patched()).toHaveLength(1);
  expect(page.alerts.map(({ message }) => message)).toEqual([
    `${TITLE}: 11 not started. Requests already sent to Flux are not withdrawn.`,
  ]);
});

test('a bulk suspension has a reason, and a bulk resumption takes the suspended resources', async () => {
  const page = await fleet();
  const dialog = await page.ask('Suspend', 'podinfo-05');
  expect(lists(dialog)).toEqual({
    '1 will be suspended': [
      'Kustomization team-a/podinfo-05-config on production-eu',
    ],
    '1 skipped: Already suspended.': [
      'HelmRelease team-a/podinfo-05 on production-eu',
    ],
  });
  await page.user.type(
    within(dialog).getByRole('textbox', { name: 'Reason (optional)' }),
    'migration',
  );
  await page.confirm(/^Suspend 1$/);
  await page.over();
  expect(page.patches()).toEqual([
    {
      metadata: {
        annotations: expect.objectContaining({
          'backstage-plugin-flux/suspend-reason': 'migration',
        }),
      },
      spec: { suspend: true },
    },
  ]);
  await page.user.click(page.button('Dismiss'));
  await page.ask('Resume');
  await page.confirm(/^Resume 2$/);
  await page.over(2);
  expect(page.alerts.map(({ message }) => message)).toEqual([
    `${TITLE}: 1 suspended`,
    `${TITLE}: 2 resumed`,
  ]);
});

test('the dialog warns which suspensions Git will undo, and by which Kustomization', async () => {
  const page = await renderPage(<EntityFluxDeploymentsCard />, {
    story: 'suspensions',
  });
  await filledTable(TITLE);
  await page.user.click(screen.getByRole('checkbox', { name: /^Select all/ }));
  await page.user.click(screen.getByRole('button', { name: 'Suspend' }));
  const dialog = await screen.findByRole('dialog');
  expect(
    within(dialog)
      .getAllByRole('alert')
      .map(({ textContent }) => textContent),
  ).toEqual([
    'This will not last for 1 resource: Kustomization flux-system/team-a manages spec.suspend from Git and restores it at its next reconciliation. Change it in Git instead.Kustomization team-a/podinfo-pinned on production-eu',
  ]);
});

test('with the role "view", the dialog shows the missing permissions, after one review for all kinds of the namespace', async () => {
  const [production] = clustersOf('fleet');
  const story = production ? [{ ...production, rules: 'view' as const }] : [];
  const page = await fleet({ story });
  const dialog = await page.ask('Sync');
  const reasons = [
    'Not permitted: patch helmreleases in team-a on production-eu',
    'Not permitted: patch kustomizations in team-a on production-eu',
  ];
  await waitFor(() =>
    expect(dialog).toHaveTextContent(
      'This action does not apply to any selected',
    ),
  );
  expect(Object.keys(lists(dialog)).sort()).toEqual([
    ...reasons.map(reason => `24 skipped: ${reason}`),
    '24 skipped: Suspended. Resume it first.',
  ]);
  expect(screen.getByRole('button', { name: 'Sync 0' })).toBeDisabled();
  await page.user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(page.button('Sync')).toHaveFocus();
  const reviews = page
    .asked()
    .filter(each => each.includes('selfsubjectrulesreviews'));
  expect(reviews).toHaveLength(1);
  expect(page.patches()).toEqual([]);
});

test('a cluster that does not answer access reviews does not block the dialog', async () => {
  const page = await fleet();
  page
    .cluster('production-eu')
    .setFaults([{ methods: ['POST'], effect: { type: 'delay', ms: 60_000 } }]);
  const dialog = await page.ask('Sync with source', '-config');
  // Permissions on the source have not been checked before.
  await waitFor(() =>
    expect(dialog).toHaveTextContent(
      'Checking your permissions on production-eu…',
    ),
  );
  const confirm = within(dialog).getByRole('button', { name: /^Sync 11/ });
  expect(confirm).toBeDisabled();
  await waitFor(() => expect(confirm).toBeEnabled(), { timeout: 5_000 });
  expect(dialog).toHaveTextContent('You can continue; the cluster decides.');
});

test('in a read-only app, the dialog gives that as the reason for all resources', async () => {
  const page = await fleet({ flux: { readOnly: true } });
  const dialog = await page.ask('Resume');
  expect(dialog).toHaveTextContent(
    '2: Read-only: actions are turned off (flux.readOnly).',
  );
  expect(screen.getByRole('button', { name: 'Resume 0' })).toBeDisabled();
});

test('two cards of the same title each show their own bulk action', async () => {
  const page = await renderPage(
    <>
      <EntityFluxKustomizationsCard title="Podinfo" />
      <EntityFluxHelmReleasesCard title="Podinfo" />
    </>,
    { story: 'all-well' },
  );
  await waitFor(() =>
    expect(screen.getAllByRole('table', { busy: false })).toHaveLength(2),
  );
  const areas = screen.getAllByLabelText('Podinfo', {
    selector: '[role="group"]',
  });
  expect(areas).toHaveLength(2);
  const endRuns = ['production-eu', 'staging'].map(name =>
    page.cluster(name).holdRuns(),
  );
  const [selectAll] = screen.getAllByRole('checkbox', { name: /^Select all/ });
  const [kustomizations, helmReleases] = areas;
  if (!selectAll || !kustomizations || !helmReleases)
    throw new Error('A card is missing');
  await page.user.click(selectAll);
  await page.user.click(
    within(kustomizations).getByRole('button', { name: 'Sync' }),
  );
  const confirm = within(await screen.findByRole('dialog')).getByRole(
    'button',
    { name: /^Sync / },
  );
  await waitFor(() => expect(confirm).toBeEnabled());
  await page.user.click(confirm);
  expect(
    await within(kustomizations).findByRole('progressbar'),
  ).toBeInTheDocument();
  expect(within(helmReleases).queryByRole('progressbar')).toBeNull();
  endRuns.forEach(endRun => endRun());
  await waitFor(() => expect(page.alerts).toHaveLength(1));
});
