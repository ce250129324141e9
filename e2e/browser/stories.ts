import type { Visitor } from './Visitor';

/** A text that a card must show: `[card, text]`. */
type Line = readonly [card: string, text: string | RegExp];

export interface Story {
  readonly shows: readonly Line[];
  /** Texts that no card may show. */
  readonly never?: readonly (string | RegExp)[];
  /** Checks beyond texts. */
  readonly also?: (visitor: Visitor) => Promise<void>;
}

const ROWS = 'Flux deployments';
const SOURCES = 'Flux sources';
const POLICIES = 'Flux ImagePolicies';

/** Returns a check that a card has rows from these clusters. */
const rowsOf =
  (card: string, ...clusters: readonly string[]) =>
  async (visitor: Visitor) => {
    for (const cluster of clusters) {
      await visitor.row(card, `· ${cluster}`).first().waitFor();
    }
  };

/** Returns a check that rows of a card link to these pages, and that others link nowhere outside. */
const linksOf =
  (
    card: string,
    pages: Readonly<Record<string, RegExp>>,
    without: readonly string[],
  ) =>
  async (visitor: Visitor) => {
    await visitor.card(card).getByLabel('Rows per page').selectOption('100');
    for (const [name, page] of Object.entries(pages)) {
      const hrefs = await hrefsOf(visitor, card, name);
      if (!hrefs.some(href => page.test(href))) {
        throw new Error(`${name} links to ${hrefs.join(', ')}`);
      }
    }
    for (const name of without) {
      const hrefs = await hrefsOf(visitor, card, name);
      if (hrefs.length > 0) {
        throw new Error(`${name} links to ${hrefs.join(', ')}`);
      }
    }
  };

/** Returns the links of a row that leave the page. */
async function hrefsOf(
  visitor: Visitor,
  card: string,
  name: string,
): Promise<readonly string[]> {
  const row = visitor.row(card, name).first();
  await row.waitFor();
  return row
    .locator('a[target="_blank"]')
    .evaluateAll(links => links.map(link => (link as HTMLAnchorElement).href));
}

/** The texts that the dashboard must show for each scenario. */
export const STORIES: Readonly<Record<string, Story>> = {
  'all-well': {
    shows: [
      [ROWS, 'All 8 resources are ready'],
      [POLICIES, 'All 2 resources are ready'],
    ],
    never: ['checkout', 'flux-system', 'bitnami'],
  },
  'failing-chart': {
    shows: [
      [ROWS, '2 of 9 need attention'],
      [
        ROWS,
        'Helm upgrade failed for release team-a/podinfo with chart podinfo@6.9.3',
      ],
      [ROWS, "no 'podinfo-loadtest' chart with version matching"],
    ],
  },
  'failed-releases': {
    shows: [
      [ROWS, '(failed)'],
      [ROWS, 'uninstalled'],
      [ROWS, 'last attempted: 6.9.3'],
    ],
    never: ['not applied yet'],
  },
  waiting: {
    shows: [
      [ROWS, '2 failing'],
      [ROWS, '4 waiting'],
      [ROWS, 'for team-a/redis'],
      [ROWS, 'for team-a/podinfo-frontend'],
    ],
  },
  'image-pull': {
    shows: [
      [ROWS, 'Deployment/team-a/frontend'],
      [
        ROWS,
        'Helm upgrade failed for release team-a/podinfo with chart podinfo@6.9.3',
      ],
    ],
    also: rowsOf(ROWS, 'production-eu', 'production-us', 'staging'),
  },
  'crash-loop': {
    shows: [
      [ROWS, 'Deployment/team-a/backend'],
      [ROWS, 'for team-a/podinfo'],
    ],
  },
  'missing-config': {
    shows: [
      [ROWS, 'Deployment/team-a/frontend'],
      [ROWS, 'kustomize build failed'],
    ],
  },
  'failed-job': {
    shows: [
      [ROWS, 'Job/team-a/podinfo-migrate-42'],
      [ROWS, 'for team-a/podinfo-migrations'],
    ],
  },
  'dependency-chain': {
    shows: [
      [ROWS, '4 waiting'],
      [ROWS, 'no matches for kind "ServiceMonitor"'],
      [ROWS, 'for team-a/podinfo-databases'],
    ],
  },
  'image-update': {
    shows: [
      [ROWS, '1 reconciling'],
      [POLICIES, '6.9.3'],
    ],
  },
  'big-inventory': {
    shows: [[ROWS, 'podinfo-shops']],
  },
  suspended: {
    shows: [
      [ROWS, 'No problems (5 resources)'],
      [ROWS, '3 suspended'],
      [ROWS, 'by jane@example.com'],
    ],
  },
  'stalled-source': {
    shows: [
      [SOURCES, '2 stalled'],
      [ROWS, 'source stalled'],
      [ROWS, 'source not found'],
    ],
  },
  'shared-sources': {
    shows: [
      [SOURCES, 'shared'],
      [ROWS, 'source failed'],
      [SOURCES, 'connection refused'],
    ],
  },
  'moving-source': {
    shows: [[ROWS, /6 resources/]],
    never: [/ available$/, /^behind$/],
    also: async visitor => {
      await visitor
        .row(ROWS, 'podinfo-two')
        .getByText(/5e1f0c2a/)
        .waitFor();
    },
  },
  'all-kinds': {
    shows: [
      [SOURCES, 'podinfo-assets'],
      [SOURCES, 'podinfo-generated'],
    ],
    never: ['hunter2'],
  },
  'extra-kinds': {
    shows: [[ROWS, 'All 8 resources are ready']],
    also: async visitor => {
      await visitor.open('/content');
      const others = 'Other Flux resources';
      await visitor
        .card(others)
        .getByLabel('Rows per page')
        .selectOption('100');
      for (const [name, status] of [
        ['podinfo-queue', 'Failed'],
        ['podinfo-network', 'Reconciling'],
        ['podinfo-dns', 'Suspended'],
        ['podinfo-shop', 'Failed'],
      ] as const) {
        await visitor.row(others, name, status).waitFor();
      }
    },
  },
  unverified: {
    shows: [
      [SOURCES, 'Not verified'],
      [SOURCES, 'Verified'],
      [ROWS, 'no matching signatures'],
    ],
  },
  'oci-chart': {
    shows: [
      [ROWS, 'OCIRepository team-a/podinfo-chart'],
      [ROWS, '6.9.2 available'],
      [ROWS, 'drifted'],
      [ROWS, 'Bucket team-a/podinfo-dashboards'],
      [ROWS, 'ExternalArtifact team-a/podinfo-composed'],
      [ROWS, 'another cluster (Secret edge-01-kubeconfig)'],
    ],
  },
  reconciling: {
    shows: [
      [ROWS, /\d reconciling/],
      [ROWS, '1 being deleted'],
      [SOURCES, '1 pending'],
    ],
  },
  overdue: {
    shows: [
      [ROWS, '5 overdue'],
      [ROWS, 'Reconciling for 6 days; timeout 5m'],
      [ROWS, 'Not reconciled for 5 days; interval 10m'],
      [ROWS, 'Sync requested 2 hours ago, not started'],
      [ROWS, 'waiting for Flux to prune what it applied'],
      [ROWS, 'team-a/nobody does not exist'],
      [ROWS, 'retrying now'],
      [SOURCES, 'suspension has no effect'],
      [SOURCES, 'retrying now'],
      [POLICIES, 'team-a/nobody does not exist'],
    ],
  },
  actions: {
    shows: [[ROWS, '1 stalled']],
    also: rowsOf(ROWS, 'production-eu', 'edge-01'),
  },
  suspensions: {
    shows: [
      [ROWS, '5 suspended'],
      [ROWS, 'by jane'],
      [ROWS, 'by joe'],
      [ROWS, 'by an unknown user'],
      [ROWS, 'by Kustomization flux-system/team-a'],
    ],
    never: [/by guest/],
  },
  fleet: {
    shows: [
      [ROWS, '2 suspended'],
      [SOURCES, 'shared'],
    ],
  },
  'mixed-versions': {
    shows: [[ROWS, 'All 12 resources are ready']],
    also: rowsOf(ROWS, 'edge-01', 'production-eu', 'staging'),
  },
  links: {
    shows: [
      [SOURCES, /^All \d+ resources are ready/],
      [SOURCES, 'acme.azurecr.io'],
    ],
    also: linksOf(
      SOURCES,
      {
        'at-github': /^https:\/\/github\.com\/stefanprodan\/podinfo$/,
        'at-gitlab': /^https:\/\/gitlab\.com\/team-a\/podinfo$/,
        'at-codecommit':
          /\/codesuite\/codecommit\/repositories\/podinfo\/browse/,
        'at-ecr': /^https:\/\/eu-west-1\.console\.aws\.amazon\.com\//,
        // Not the registry's, which has no pages: that of the commit which it was built from.
        'at-acr': /^https:\/\/github\.com\/stefanprodan\/podinfo\/commit\//,
        'at-docker-hub': /^https:\/\/hub\.docker\.com\/r\/stefanprodan\//,
      },
      ['in-the-cluster', 'on-a-single-label', 'charts-in-the-cluster'],
    ),
  },
  'same-name': {
    shows: [[ROWS, /^production: several clusters have this name/]],
    also: rowsOf(ROWS, 'production (1)', 'production (2)', 'staging'),
  },
  versions: {
    shows: [
      [
        ROWS,
        'Helm upgrade failed for release team-a/podinfo with chart podinfo@6.9.3',
      ],
      [ROWS, 'edge-08: cannot be reached'],
    ],
    also: rowsOf(ROWS, 'production-eu'),
  },
  'versions-100': {
    shows: [
      [
        ROWS,
        'Helm upgrade failed for release team-a/podinfo with chart podinfo@6.9.3',
      ],
      [ROWS, 'edge-077: cannot be reached'],
    ],
  },
  'titled-clusters': {
    shows: [
      [ROWS, 'Production US: cannot be reached'],
      [
        ROWS,
        'Helm upgrade failed for release team-a/podinfo with chart podinfo@6.9.3',
      ],
    ],
    never: ['gke-9f31c2', 'gke-4c07aa'],
    also: rowsOf(
      ROWS,
      'Production EU',
      'Edge (aks-e41d02)',
      'Edge (aks-e41d07)',
      'gke-77e1b0',
    ),
  },
  'fleet-50': {
    shows: [
      [ROWS, 'us-04: cannot be reached'],
      [ROWS, 'All 235 known resources are ready'],
    ],
  },
  runtime: {
    shows: [[ROWS, 'lab-02: cannot be reached']],
    also: rowsOf(ROWS, 'production-eu', 'production-us', 'staging', 'edge-01'),
  },
  'cluster-down': {
    shows: [
      [ROWS, 'production-us: cannot be reached'],
      [ROWS, 'All 8 known resources are ready'],
    ],
    also: rowsOf(ROWS, 'production-eu', 'staging'),
  },
  'cluster-forbids': {
    shows: [
      [ROWS, 'production-eu: HelmRelease: not permitted (HTTP 403)'],
      [ROWS, 'edge-01: HelmRelease, Kustomization: not permitted (HTTP 403)'],
    ],
    also: rowsOf(ROWS, 'production-eu', 'staging'),
  },
  nothing: {
    shows: [
      [ROWS, 'No Kustomizations or HelmReleases found'],
      [
        ROWS,
        'Searched for the label backstage.io/kubernetes-id=podinfo in all namespaces on production-eu and staging.',
      ],
      [POLICIES, 'No ImagePolicies found'],
    ],
    never: ['checkout'],
  },
  'label-selectors': {
    shows: [[ROWS, 'All 4 resources are ready']],
    never: ['podinfo-old'],
    also: async visitor => {
      await visitor.open('/?entity=podinfo-selected');
      await visitor.card(ROWS).getByText('All 2 resources are ready').waitFor();
      await visitor.row(ROWS, 'podinfo-shop').first().waitFor();
      // The first empty card says it for all.
      await visitor.page
        .getByRole('button', { name: 'How to label a resource' })
        .click();
      await visitor.page
        .getByText(/app\.kubernetes\.io\/part-of: podinfo/)
        .first()
        .waitFor();
    },
  },
  'no-crds': {
    shows: [[POLICIES, '1 resource, ready']],
    never: ['not found', 'cannot be reached', 'Try again'],
    also: async visitor => {
      await rowsOf(ROWS, 'production-eu', 'edge-01')(visitor);
      await rowsOf(POLICIES, 'production-eu')(visitor);
    },
  },
  unreadable: {
    shows: [
      [ROWS, 'Unreadable'],
      [ROWS, 'The cluster returned an object that could not be read'],
    ],
    // The secrets in the URL of a Git repository.
    never: ['s3cr3t'],
    also: rowsOf(ROWS, 'staging'),
  },
  many: {
    // 2,000 together with 250 image repositories, which no card shows.
    shows: [
      [ROWS, /\d+ of 750 need attention/],
      [SOURCES, /\d+ of 750 need attention/],
      [POLICIES, 'All 250 resources are ready'],
      [ROWS, '1–10 of 750'],
    ],
  },
};
