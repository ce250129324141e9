import { act, screen, waitFor } from '@testing-library/react';
import { CLUSTER_ADMIN, type PolicyRule } from '../../../dev/cluster';
import {
  EntityFluxHelmReleasesCard,
  EntityFluxImagePoliciesCard,
  EntityFluxKustomizationsCard,
} from '../..';
import {
  gitRepository,
  helmRelease,
  helmRepository,
  kustomization,
} from '../../../dev/scenarios/build';
import { mine } from '../../../dev/scenarios/parts/podinfo';
import {
  actionButton,
  filledTable,
  menuItem,
  oneCluster,
  renderPage,
  rowOf,
  setUpPages,
  settle,
  WAYS,
  type PageOptions,
} from '../../__testUtils__';

setUpPages();

async function showReleases(options: Partial<PageOptions>) {
  const page = await renderPage(<EntityFluxHelmReleasesCard />, {
    story: 'all-well',
    ...options,
  });
  const table = await filledTable('Flux HelmReleases');
  const row = rowOf(table, 'podinfo', { cluster: 'staging' });
  return { ...page, row };
}

test('the reason for a disabled button shows on keyboard focus, too', async () => {
  const { user, row, patches, asked } = await showReleases({
    flux: { readOnly: true },
  });
  const sync = actionButton(row, /^Sync (?!with)/);
  const reason = 'Read-only: actions are turned off (flux.readOnly).';
  expect(sync).toHaveAccessibleDescription(reason);
  // Material UI tells focus by keyboard from that by mouse.
  await user.tab();
  act(() => sync.focus());
  expect(sync).toHaveFocus();
  const said = `Sync HelmRelease team-a/podinfo on staging: ${reason}`;
  expect(await screen.findByRole('tooltip')).toHaveTextContent(said);
  expect(sync).toHaveAccessibleDescription(said);
  await user.keyboard('{Enter}');
  await settle();
  expect(patches()).toEqual([]);
  // No cluster receives an access review.
  expect(asked().filter(each => each.includes('accessreviews'))).toEqual([]);
});

test('clusters are asked about permissions when a row is about to be acted on, once a namespace', async () => {
  const { user, row, asked } = await showReleases({});
  await settle(300);
  const reviews = () =>
    asked().filter(each => each.includes('selfsubject')).length;
  expect(reviews()).toBe(0);
  await user.hover(row);
  await settle(300);
  expect(reviews()).toBe(1);
  act(() => actionButton(row, /^More actions/).focus());
  await user.unhover(row);
  await user.hover(row);
  await settle(300);
  expect(reviews()).toBe(1);
});

test('buttons are enabled while a cluster does not answer access reviews', async () => {
  const page = await renderPage(<div />, { story: 'all-well' });
  page
    .cluster('staging')
    .setFaults([
      { methods: ['POST'], effect: { type: 'status', status: 500 } },
    ]);
  page.show(<EntityFluxHelmReleasesCard />);
  const table = await filledTable('Flux HelmReleases');
  const row = rowOf(table, 'podinfo', { cluster: 'staging' });
  await page.user.hover(row);
  await settle(200);
  await page.user.click(actionButton(row, /^Sync (?!with)/));
  await waitFor(() => expect(page.patches()).toHaveLength(1));
  await waitFor(() => expect(page.alerts[0]?.message).toMatch(/^Synced /));
});

test('image policies need a separate permission, which the role "sync" does not grant', async () => {
  const page = await renderPage(<EntityFluxImagePoliciesCard />, {
    story: 'all-well',
  });
  const table = await filledTable('Flux ImagePolicies');
  const row = rowOf(table, 'podinfo', { cluster: 'staging' });
  await page.user.hover(row);
  await waitFor(() =>
    expect(actionButton(row, /^Sync (?!with)/)).toHaveAttribute(
      'aria-disabled',
      'true',
    ),
  );
  expect(page.patches()).toEqual([]);
});

test('what a role permits for one resource by its name is enabled on that one alone', async () => {
  const page = await renderPage(<EntityFluxHelmReleasesCard />, {
    story: [
      oneCluster(at => {
        const url = 'https://charts.example.com';
        const source = helmRepository(at, { ...mine, name: 'charts', url });
        return ['api', 'web'].map(name =>
          helmRelease(at, { ...mine, name, source }),
        );
      }, 'staging'),
    ],
  });
  page.cluster('staging').setRules([
    { apiGroups: ['*'], resources: ['*'], verbs: ['get', 'list'] },
    {
      apiGroups: ['helm.toolkit.fluxcd.io'],
      resources: ['helmreleases'],
      verbs: ['patch'],
      resourceNames: ['web'],
    },
  ]);
  const table = await filledTable('Flux HelmReleases');
  const sync = (name: string) =>
    actionButton(rowOf(table, name), /^Sync (?!with)/);
  await page.user.hover(rowOf(table, 'api'));
  await waitFor(() =>
    expect(sync('api')).toHaveAccessibleDescription(/permi/i),
  );
  await page.user.click(sync('api'));
  await settle();
  expect(page.patches()).toHaveLength(0);
  expect(sync('web')).not.toHaveAccessibleDescription(/permi/i);
  await page.user.click(sync('web'));
  await waitFor(() => expect(page.patches()).toHaveLength(1));
});

const READ: PolicyRule = {
  apiGroups: ['*'],
  resources: ['*'],
  verbs: ['get', 'list'],
};

const patchRule = (plural: string, ...resourceNames: string[]): PolicyRule => ({
  apiGroups: ['*'],
  resources: [plural],
  verbs: ['patch'],
  ...(resourceNames.length > 0 && { resourceNames }),
});

/** Renders two Kustomizations, each with a source of its name, for somebody with these roles. */
async function showTwo(...rules: readonly PolicyRule[]) {
  const page = await renderPage(<EntityFluxKustomizationsCard />, {
    story: [
      oneCluster(at =>
        ['one', 'two'].flatMap(name => {
          const url = `https://example.com/${name}`;
          const source = gitRepository(at, { ...mine, name, url });
          return [source, kustomization(at, { ...mine, name, source })];
        }),
      ),
    ],
  });
  const cluster = page.cluster('production');
  cluster.setRules([READ, ...rules]);
  const { user } = page;
  const table = await filledTable('Flux Kustomizations');
  const row = (name: string) => rowOf(table, name);
  const sync = (name: string) => actionButton(row(name), /^Sync (?!with)/);
  const openItem = async (name: string) => {
    await user.hover(row(name));
    await settle(500);
    return menuItem(user, row(name), WAYS, /^Sync with source/);
  };
  /** Returns why 'Sync with source' is unavailable. */
  const denial = async (name: string) => {
    const item = await openItem(name);
    const isDisabled = item.getAttribute('aria-disabled') === 'true';
    const said = item.textContent?.replace('Sync with source', '');
    await user.keyboard('{Escape}');
    return isDisabled ? said : undefined;
  };
  const refused = async (name: string) => {
    const before = page.alerts.length;
    await user.click(await openItem(name));
    await waitFor(() => expect(page.alerts).toHaveLength(before + 1));
    expect(page.alerts.at(-1)?.message).toContain('Not permitted: ');
    await settle(1_000);
  };
  return { ...page, cluster, row, sync, denial, refused };
}

describe('a refused source', () => {
  const DENIED = /^Not permitted: patch gitrepositories in team-a/;

  it('leaves "Sync with source" enabled for a source that the role names', async () => {
    const { denial, refused } = await showTwo(
      patchRule('kustomizations'),
      patchRule('gitrepositories', 'two'),
    );
    await refused('one');
    expect(await denial('one')).toMatch(DENIED);
    expect(await denial('two')).toBeUndefined();
  });

  it('is enabled within minutes after the role permits it', async () => {
    const { denial, refused, cluster } = await showTwo(
      patchRule('kustomizations'),
    );
    await refused('one');
    expect(await denial('two')).toMatch(DENIED);
    cluster.setRules(CLUSTER_ADMIN);
    expect(await denial('one')).toMatch(DENIED);
    await settle(6 * 60_000);
    expect(await denial('one')).toBeUndefined();
    expect(await denial('two')).toBeUndefined();
  });

  it('counts alone and for minutes where the cluster says that it is permitted', async () => {
    const { denial, refused, cluster } = await showTwo(
      patchRule('kustomizations'),
      patchRule('gitrepositories'),
    );
    cluster.setFaults([
      {
        methods: ['PATCH'],
        plural: 'gitrepositories',
        effect: { type: 'forbidden' },
      },
    ]);
    await refused('one');
    expect(await denial('one')).toMatch(DENIED);
    expect(await denial('two')).toBeUndefined();
    await settle(6 * 60_000);
    expect(await denial('one')).toBeUndefined();
  });
});

test('a refusal shows that a role was taken away, for all that it permitted', async () => {
  const { user, row, sync, cluster, alerts } = await showTwo(
    patchRule('kustomizations'),
  );
  await user.hover(row('one'));
  await settle(500);
  cluster.setRules([READ]);
  await user.click(sync('one'));
  await waitFor(() => expect(alerts).toHaveLength(1));
  await waitFor(() =>
    expect(sync('two')).toHaveAccessibleDescription(
      /^Not permitted: patch kustomizations in team-a/,
    ),
  );
});
