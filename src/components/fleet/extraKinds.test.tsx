import { screen, waitFor, within } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { EntityFluxCard, FluxPage } from '../..';
import { clustersOf } from '../../__testUtils__/backstage';
import {
  actionButton,
  filledTable,
  MORE,
  openDetails,
  renderPage,
  rowOf,
  rows,
  setUpPages,
  text,
  type PageOptions,
} from '../../__testUtils__';

setUpPages();

const TITLE = 'Flux resources';
const TERRAFORM = {
  group: 'infra.contrib.fluxcd.io',
  version: 'v1alpha2',
  plural: 'terraforms',
  kind: 'Terraform',
};
const CANARY = {
  group: 'flagger.app',
  version: 'v1beta1',
  plural: 'canaries',
  kind: 'Canary',
  readyCondition: 'Promoted',
};
const CAPABLE = { ...TERRAFORM, reconcile: true, suspend: true };

const renderFleet = (
  extraKinds: readonly object[],
  options: Partial<PageOptions> = {},
) =>
  renderPage(
    <Routes>
      <Route path="/*" element={<FluxPage />} />
    </Routes>,
    {
      story: 'extra-kinds',
      flux: { extraKinds: JSON.parse(JSON.stringify(extraKinds)) },
      ...options,
    },
  );

type Page = Awaited<ReturnType<typeof renderFleet>>;

/** The table with the rows of one kind, as a person filters them by pasting it. */
async function searched({ user }: Page, kind: string): Promise<HTMLElement> {
  const table = await filledTable(TITLE);
  await user.click(screen.getByRole('textbox', { name: `Search ${TITLE}` }));
  await user.paste(`kind:${kind}`);
  await waitFor(() => {
    const kinds = new Set(rows(table).map(row => text(row, 'Kind')));
    expect([...kinds].map(each => each.toLowerCase())).toEqual([kind]);
  });
  return table;
}

describe('kinds of the configuration on the page of all clusters', () => {
  it('have rows with the status that their conditions tell', async () => {
    const page = await renderFleet([CAPABLE, CANARY]);
    const table = await searched(page, 'terraform');
    expect(text(rowOf(table, 'podinfo-bucket'), 'Kind')).toBe('Terraform');
    expect(text(rowOf(table, 'podinfo-bucket'), 'Status')).toMatch(/^Ready/);
    expect(text(rowOf(table, 'podinfo-queue'), 'Status')).toMatch(/^Failed/);
    expect(text(rowOf(table, 'podinfo-network'), 'Status')).toMatch(
      /^Reconciling/,
    );
    expect(text(rowOf(table, 'podinfo-dns'), 'Status')).toMatch(/^Suspended/);
  });

  it('are not asked for where the configuration does not name them', async () => {
    const { asked } = await renderFleet([]);
    await filledTable(TITLE);
    expect(asked().filter(each => /terraforms|canaries/.test(each))).toEqual(
      [],
    );
  });

  it('that a cluster lacks are no problem of that cluster', async () => {
    await renderFleet([CAPABLE, CANARY]);
    await filledTable(TITLE);
    const staging = /^staging: All \d+ resources are ready/;
    expect(
      await screen.findByRole('button', { name: staging }),
    ).toBeInTheDocument();
    expect(screen.queryByText(/not permitted|404/)).not.toBeInTheDocument();
  });
});

describe('details of a kind of the configuration', () => {
  it('show all conditions, events and YAML', async () => {
    const page = await renderFleet([CAPABLE, CANARY]);
    const table = await searched(page, 'terraform');
    const row = rowOf(table, 'podinfo-queue');
    const details = await openDetails(page.user, row, 'podinfo-queue');
    expect(
      await within(details).findAllByText(/Reference to undeclared input/),
    ).not.toEqual([]);
    // Nothing is known of its way.
    expect(
      within(details).queryByText('Where the change is'),
    ).not.toBeInTheDocument();
    await page.user.click(within(details).getByRole('tab', { name: 'YAML' }));
    expect(
      await within(details).findByText(/infra\.contrib\.fluxcd\.io\/v1alpha2/),
    ).toBeInTheDocument();
    await page.user.click(within(details).getByRole('tab', { name: 'Events' }));
    expect(await within(details).findAllByText(/TFExecPlanFailed/)).not.toEqual(
      [],
    );
  });
});

it('an inventory leads to the details of a kind of the configuration', async () => {
  const entry = {
    id: 'team-a_podinfo-bucket_infra.contrib.fluxcd.io_Terraform',
    v: 'v1alpha2',
  };
  const story = clustersOf('extra-kinds').map(cluster => ({
    ...cluster,
    objects: cluster.objects.map(object =>
      object.kind === 'Kustomization' && object.metadata.name === 'podinfo'
        ? {
            ...object,
            status: { ...object.status, inventory: { entries: [entry] } },
          }
        : object,
    ),
  }));
  const { user } = await renderPage(
    <EntityFluxCard kinds={['Kustomization', 'Terraform']} title={TITLE} />,
    { story, flux: { extraKinds: [CAPABLE] } },
  );
  const table = await filledTable(TITLE);
  const on = { kind: 'Kustomization', cluster: 'production-eu' };
  const details = await openDetails(
    user,
    rowOf(table, 'podinfo', on),
    'podinfo',
  );
  await user.click(within(details).getByRole('tab', { name: 'Resources' }));
  const list = await within(details).findByRole('list', { name: 'Resources' });
  await user.click(within(list).getByRole('link', { name: /podinfo-bucket/ }));
  expect(
    await within(details).findByRole('heading', {
      name: 'Terraform podinfo-bucket',
    }),
  ).toBeVisible();
  expect(
    await within(details).findByRole('button', { name: /^Sync Terraform/ }),
  ).toBeInTheDocument();
});

describe('actions on a kind of the configuration', () => {
  it('are those that the configuration says', async () => {
    const page = await renderFleet([CAPABLE, CANARY]);
    const table = await searched(page, 'terraform');
    const row = rowOf(table, 'podinfo-bucket');
    await page.user.click(actionButton(row, /^Sync Terraform/));
    await waitFor(() => expect(page.alerts[0]?.message).toMatch(/^Synced /));
    expect(page.patches()).toEqual([
      {
        metadata: {
          annotations: {
            'reconcile.fluxcd.io/requestedAt': expect.any(String),
          },
        },
      },
    ]);
    await page.user.click(
      actionButton(rowOf(table, 'podinfo-dns'), /^Resume Terraform/),
    );
    await waitFor(() => expect(page.patches()).toHaveLength(2));
    expect(page.patches()[1]).toMatchObject({ spec: { suspend: null } });
  });

  it('are none without a word in the configuration', async () => {
    const page = await renderFleet([TERRAFORM, CANARY]);
    const table = await searched(page, 'terraform');
    const row = rowOf(table, 'podinfo-bucket');
    expect(
      within(row).queryByRole('button', { name: /^Sync/ }),
    ).not.toBeInTheDocument();
    // With no action, there is no menu either.
    expect(
      within(row).queryByRole('button', { name: MORE }),
    ).not.toBeInTheDocument();
  });
});

it('entries that cannot be used are named, and the others count', async () => {
  const page = await renderFleet([
    TERRAFORM,
    { ...CANARY, group: 'core' },
    { ...CANARY, kind: 'Kustomization' },
  ]);
  const table = await searched(page, 'terraform');
  expect(rowOf(table, 'podinfo-bucket')).toBeInTheDocument();
  expect(
    screen.getByText(
      'flux.extraKinds[1] in app-config is ignored: group is missing or not valid.',
    ),
  ).toBeVisible();
  expect(
    screen.getByText(
      'flux.extraKinds[2] in app-config is ignored: the kind Kustomization already exists.',
    ),
  ).toBeVisible();
});

it('an object that cannot be read is one row', async () => {
  const story = clustersOf('extra-kinds').map(cluster => ({
    ...cluster,
    objects: cluster.objects.map(object =>
      object.metadata.name === 'podinfo-shop' && object.kind === 'Canary'
        ? { ...object, status: { conditions: [7] } }
        : object,
    ),
  }));
  const page = await renderFleet([CANARY], { story });
  const table = await searched(page, 'canary');
  expect(text(rowOf(table, 'podinfo-shop'), 'Status')).toMatch(/^Unreadable/);
  expect(text(rowOf(table, 'podinfo-admin'), 'Status')).toMatch(/^Ready/);
});
