import { screen, waitFor, within } from '@testing-library/react';
import {
  gitRepository,
  helmRepository,
  imagePolicy,
  imageRepository,
  isFalse,
  kustomization,
  ociRepository,
} from '../../../dev/scenarios/build';
import { mine } from '../../../dev/scenarios/parts/podinfo';
import {
  EntityFluxDeploymentsCard,
  EntityFluxHelmRepositoriesCard,
  EntityFluxImagePoliciesCard,
  EntityFluxSourcesCard,
} from '../..';
import {
  cell,
  filledTable,
  oneCluster,
  renderPage,
  rowOf,
  rows,
  secondLine,
  setUpPages,
  text,
} from '../../__testUtils__';

setUpPages();

const linkIn = (row: HTMLElement, column: string) =>
  within(cell(row, column)).queryByRole('link')?.getAttribute('href');

test('sources link to their repository and commit', async () => {
  await renderPage(<EntityFluxSourcesCard />, { story: 'all-well' });
  const table = await filledTable('Flux sources');
  const row = (name: string, kind: string) =>
    rowOf(table, name, { kind, cluster: 'staging' });
  const git = row('podinfo', 'GitRepository');
  expect(linkIn(git, 'URL')).toBe('https://github.com/stefanprodan/podinfo');
  expect(linkIn(git, 'Artifact')).toMatch(
    /^https:\/\/github\.com\/stefanprodan\/podinfo\/commit\/46128386[0-9a-f]{32}$/,
  );
  const overSsh = row('podinfo-settings', 'GitRepository');
  expect(text(overSsh, 'URL')).toMatch(/^ssh:\/\/git@gitlab\.com/);
  expect(linkIn(overSsh, 'URL')).toBe(
    'https://gitlab.com/team-a/podinfo-settings',
  );
  expect(linkIn(overSsh, 'Artifact')).toMatch(
    /^https:\/\/gitlab\.com\/team-a\/podinfo-settings\/-\/commit\//,
  );
  const oci = row('podinfo-manifests', 'OCIRepository');
  expect(linkIn(oci, 'URL')).toMatch(/^https:\/\/ghcr\.io\//);
  // The commit that the artifact was made from.
  expect(text(oci, 'Artifact')).toMatch(
    /^6\.9\.2@sha256:[0-9a-f]{8} from [0-9a-f]{8}$/,
  );
  expect(linkIn(oci, 'Artifact')).toMatch(
    /^https:\/\/github\.com\/stefanprodan\/podinfo\/commit\/[0-9a-f]{40}$/,
  );
  const link = within(cell(git, 'Artifact')).getByRole('link');
  expect(link).toHaveAttribute('target', '_blank');
  expect(link).toHaveAttribute('rel', expect.stringContaining('noopener'));
  expect(link.title).toMatch(/^Open commit main@sha1:46128386/);
});

test('an applied revision links to its commit once its source is loaded', async () => {
  await renderPage(
    <>
      <EntityFluxDeploymentsCard many={false} />
      <EntityFluxSourcesCard many={false} />
    </>,
    { story: 'all-well' },
  );
  const table = await filledTable('Flux deployments');
  const row = rowOf(table, 'podinfo-config', { cluster: 'staging' });
  expect(linkIn(row, 'Revision')).toMatch(/^https:\/\/gitlab\.com\/.*cb0e0132/);
});

test('the verification column shows the result, the provider and the error', async () => {
  const { user } = await renderPage(<EntityFluxSourcesCard many={false} />, {
    story: 'unverified',
  });
  const table = await filledTable('Flux sources');
  const verified = (name: string) => text(rowOf(table, name), 'Verified');
  expect(verified('podinfo-signed')).toBe('Verified PGP or SSH');
  expect(verified('podinfo-forged')).toBe('Not verified PGP or SSH');
  const off = rows(table).filter(
    row => text(row, 'Verified') === 'Not configured',
  );
  expect(off.length).toBeGreaterThan(1);

  const forged = cell(rowOf(table, 'podinfo-forged'), 'Verified');
  await user.hover(within(forged).getByRole('button'));
  expect(await screen.findByRole('tooltip')).toHaveTextContent(
    /with PGP or SSH: InvalidCommitSignature: signature verification of commit/,
  );
});

test('hostile objects link only to http(s), show no secret, and run no markup', async () => {
  const { container } = await renderPage(
    <>
      <EntityFluxSourcesCard many={false} />
      <EntityFluxDeploymentsCard many={false} />
      <EntityFluxImagePoliciesCard many={false} />
    </>,
    { story: 'unreadable' },
  );
  const sources = await filledTable('Flux sources');
  const deployments = await filledTable('Flux deployments');
  const links = screen.getAllByRole('link').map(a => a.getAttribute('href'));
  expect(links.length).toBeGreaterThan(10);
  // Names lead to their details on this page.
  const allowed = /^https?:\/\/|^\/\?flux-\w+\.open=/;
  expect(links.filter(href => !allowed.test(href ?? ''))).toEqual([]);
  expect(container.innerHTML).not.toMatch(/s3cr3t/);
  expect(container.querySelector('script, b, img')).toBeNull();
  expect(secondLine(rowOf(sources, 'markup'))).toMatch(
    /^<img src=x onerror="alert\(1\)"><script>/,
  );

  // Messages of 32 kB are shortened.
  const long = secondLine(rowOf(deployments, 'long-message')) ?? '';
  expect(long).toMatch(/^timeout waiting for.*…$/);
  expect(long.length).toBeLessThan(700);
});

test('texts of 100 kB are shortened in every place', async () => {
  const endless = 'x'.repeat(100_000);
  const story = oneCluster(at => {
    const source = gitRepository(at, {
      ...mine,
      name: 'git',
      url: `https://git.example.com/${endless}`,
      ref: { branch: endless },
    });
    const images = imageRepository(at, {
      ...mine,
      name: 'images',
      image: 'ghcr.io/example/app',
    });
    return [
      source,
      kustomization(at, {
        ...mine,
        name: 'endless',
        source,
        path: endless,
        applied: `${endless}@sha1:1`,
        attempted: `${endless}@sha1:2`,
        suspend: true,
        annotations: { 'fluxcd.controlplane.io/suspendedBy': endless },
        conditions: [isFalse('Ready', endless, endless)],
      }),
      imagePolicy(at, {
        ...mine,
        name: 'endless',
        repository: images,
        policy: { semver: { range: endless } },
        tag: endless,
      }),
    ];
  });
  const { container, user } = await renderPage(
    <>
      <EntityFluxSourcesCard many={false} />
      <EntityFluxDeploymentsCard many={false} />
      <EntityFluxImagePoliciesCard many={false} />
    </>,
    { story: [story] },
  );
  const table = await filledTable('Flux deployments');
  await filledTable('Flux ImagePolicies');
  await user.hover(
    within(table).getByRole('button', { name: 'Suspended', hidden: true }),
  );
  expect(await screen.findByRole('tooltip')).toBeVisible();
  const shown = [...document.body.querySelectorAll('td, th, [role=tooltip]')];
  const lengths = shown.map(({ textContent }) => textContent?.length ?? 0);
  expect(Math.max(...lengths)).toBeLessThan(3_000);
  const titled = [...container.querySelectorAll<HTMLElement>('[title]')];
  expect(Math.max(...titled.map(({ title }) => title.length))).toBeLessThan(
    400,
  );
});

test('an unreadable object is a row with its problems, and without actions', async () => {
  const { user } = await renderPage(
    <EntityFluxDeploymentsCard many={false} />,
    {
      story: 'unreadable',
    },
  );
  const table = await filledTable('Flux deployments');
  const unreadable = rows(table).filter(
    row => text(row, 'Status') === 'Unreadable',
  );
  expect(unreadable.length).toBeGreaterThan(1);
  for (const row of unreadable) {
    expect(secondLine(row)).toMatch(
      /^The cluster returned an object that could not be read: \S/,
    );
    expect(text(row, 'Actions')).toBe('');
    expect(
      within(cell(row, 'Actions')).queryByRole('button'),
    ).not.toBeInTheDocument();
  }
  const [first] = unreadable;
  if (!first) throw new Error('unreachable');
  await user.hover(within(cell(first, 'Status')).getByRole('button'));
  expect(await screen.findByRole('tooltip')).toHaveTextContent(
    /could not be read/,
  );
  // The other rows of the card are still there.
  expect(text(rowOf(table, 'podinfo-config'), 'Status')).toBe('Ready');
});

test('a HelmRepository of type oci is Ready as soon as it exists, and explains why', async () => {
  const { user } = await renderPage(<EntityFluxHelmRepositoriesCard />, {
    story: 'all-well',
  });
  const table = await filledTable('Flux HelmRepositories');
  const row = rowOf(table, 'registry', { cluster: 'staging' });
  await user.hover(within(cell(row, 'Status')).getByRole('button'));
  expect(await screen.findByRole('tooltip')).toHaveTextContent(
    'Flux only reads this resource and does not reconcile it. It is ready as soon as it exists.',
  );
  expect(
    within(cell(row, 'Actions')).queryByRole('button'),
  ).not.toBeInTheDocument();
});

test('an image policy shows its rule and its latest image', async () => {
  await renderPage(<EntityFluxImagePoliciesCard />, { story: 'reconciling' });
  const table = await filledTable('Flux ImagePolicies');
  const chosen = rowOf(table, 'podinfo', { cluster: 'staging' });
  expect(text(chosen, 'Latest image')).toMatch(
    /^6\.9\.2 ghcr\.io\/stefanprodan\/podinfo sha256:[0-9a-f]{8}$/,
  );
  const fresh = rowOf(table, 'podinfo-new');
  expect(text(fresh, 'Latest image')).toBe('no image yet');
  expect(text(fresh, 'Status')).toBe('Pending');
});

test("the app's integrations say which forge a host is", async () => {
  const url = 'https://code.corp.example/team/podinfo';
  const story = () => [
    oneCluster(at => [gitRepository(at, { ...mine, name: 'podinfo', url })]),
  ];
  await renderPage(<EntityFluxSourcesCard />, {
    story: story(),
    integrations: {
      gitlab: [
        {
          host: 'code.corp.example',
          apiBaseUrl: 'https://code.corp.example/api/v4',
        },
      ],
    },
  });
  const row = rowOf(await filledTable('Flux sources'), 'podinfo');
  expect(linkIn(row, 'URL')).toBe(url);
  expect(linkIn(row, 'Artifact')).toMatch(
    /^https:\/\/code\.corp\.example\/team\/podinfo\/-\/commit\/[0-9a-f]{40}$/,
  );
});

test('an applied OCI artifact links to the commit that it was made from', async () => {
  const story = oneCluster(at => {
    const source = ociRepository(at, {
      ...mine,
      name: 'manifests',
      url: 'oci://ghcr.io/example/manifests',
    });
    return [
      source,
      kustomization(at, { ...mine, name: 'app', source }),
      kustomization(at, {
        ...mine,
        name: 'older',
        source,
        applied: `6.9.1@sha256:${'0'.repeat(64)}`,
      }),
    ];
  });
  const { user } = await renderPage(<EntityFluxDeploymentsCard />, {
    story: [story],
  });
  const table = await filledTable('Flux deployments');
  await waitFor(() =>
    expect(linkIn(rowOf(table, 'app'), 'Revision')).toMatch(
      /^https:\/\/github\.com\/stefanprodan\/podinfo\/commit\/[0-9a-f]{40}$/,
    ),
  );
  // Nothing is known of the commit behind an artifact that the source no longer has.
  expect(linkIn(rowOf(table, 'older'), 'Revision')).toBeUndefined();
  const search = screen.getByRole('textbox', {
    name: 'Search Flux deployments',
  });
  await user.click(search);
  await user.paste('6.9.2@sha1:');
  await waitFor(() =>
    expect(rows(table).map(row => row.textContent)).toHaveLength(1),
  );
});

test('addresses that no browser reaches, and registries without pages, are text', async () => {
  const story = oneCluster(at => [
    gitRepository(at, {
      ...mine,
      name: 'inside',
      url: 'http://gitea.git.svc.cluster.local:3000/team/app',
    }),
    ociRepository(at, {
      ...mine,
      name: 'azure',
      url: 'oci://acme.azurecr.io/manifests/app',
    }),
    helmRepository(at, {
      ...mine,
      name: 'charts',
      url: 'http://chartmuseum.charts:8080',
    }),
    helmRepository(at, {
      ...mine,
      name: 'museum',
      url: 'http://chartmuseum.flux-system:8080',
    }),
  ]);
  await renderPage(<EntityFluxSourcesCard />, { story: [story] });
  const table = await filledTable('Flux sources');
  for (const name of ['inside', 'azure', 'museum']) {
    expect([name, linkIn(rowOf(table, name), 'URL')]).toEqual([
      name,
      undefined,
    ]);
  }
  expect(linkIn(rowOf(table, 'inside'), 'Artifact')).toBeUndefined();
  // The name of a Service and its namespace may as well be a domain of the internet.
  expect(linkIn(rowOf(table, 'charts'), 'URL')).toBe(
    'http://chartmuseum.charts:8080/',
  );
});

test('the page of a forge below a path of its own is where the integrations say', async () => {
  const url = 'ssh://git@git.corp.example:2222/team/front.git';
  const story = oneCluster(at => [
    gitRepository(at, { ...mine, name: 'front', url }),
  ]);
  await renderPage(<EntityFluxSourcesCard />, {
    story: [story],
    integrations: {
      gitea: [
        {
          host: 'git.corp.example',
          baseUrl: 'https://git.corp.example/gitea',
        },
      ],
    },
  });
  const row = rowOf(await filledTable('Flux sources'), 'front');
  expect(linkIn(row, 'URL')).toBe('https://git.corp.example/gitea/team/front');
});
