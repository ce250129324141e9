import { waitFor } from '@testing-library/react';
import {
  EntityFluxCard,
  EntityFluxDeploymentsCard,
  EntityFluxHelmReleasesCard,
  EntityFluxSourcesCard,
} from '../../src';
import { FluxContent } from '../../src/components/content';
import {
  actionButton,
  menuItem,
  WAYS,
  filledTable,
  openDetails,
  renderPage,
  rowOf,
  settle,
  setUpPages,
  tested,
  type PageOptions,
} from '../../src/__testUtils__';
import { faultByName } from '../control/faults';
import { wellCluster } from '../scenarios/parts/entity-cluster';
import { codeIn, tablesUnder } from './readme';

setUpPages();

const RELEASES = 'Flux HelmReleases';
const staging = () =>
  ({ cluster: 'staging', flux: '2.9', now: new Date() }) as const;

/** Renders a page with the cluster "staging" and another one. */
const show = (options: Partial<PageOptions> = {}) =>
  renderPage(<EntityFluxHelmReleasesCard />, { story: 'all-well', ...options });

type Page = Awaited<ReturnType<typeof show>>;

/** Renders a page that is healthy at first, then sets a fault. */
async function watched(breakPage: (page: Page) => void) {
  const page = await show();
  await filledTable(RELEASES);
  breakPage(page);
  await page.poll();
}

const fault = (name: string) => () =>
  watched(page => {
    const found = faultByName(name);
    if (!found) throw new Error(`There is no fault "${name}"`);
    page.cluster('staging').setFaults([found]);
  });

const backstage = (effect: { type: 'status'; status: number }) => async () => {
  const page = await renderPage(<div />, { story: 'all-well' });
  page.standIn.setFaults([{ effect }]);
  page.show(<EntityFluxHelmReleasesCard />);
};

/** Renders a page and hovers over the disabled sync button. */
const sync =
  (options: Partial<PageOptions>, name = 'podinfo') =>
  async () => {
    const { user } = await show(options);
    const row = rowOf(await filledTable(RELEASES), name, {
      cluster: options.story ? undefined : 'staging',
    });
    const button = actionButton(row, /^Sync (?!with)/);
    await user.hover(button);
    await waitFor(() =>
      expect(button).toHaveAttribute('aria-disabled', 'true'),
    );
  };

const overdue = () =>
  renderPage(
    <>
      <EntityFluxDeploymentsCard many={false} />
      <EntityFluxSourcesCard many={false} />
    </>,
    { story: 'overdue' },
  );

/** Ways to cause each symptom, by its text in the README. */
const CAUSES: Readonly<Record<string, () => Promise<unknown>>> = {
  'No Kustomizations or HelmReleases found': async () => {
    await renderPage(<EntityFluxDeploymentsCard />, { story: 'nothing' });
  },
  'Some clusters did not respond, so resources may be missing.': async () => {
    const page = await renderPage(<div />, { story: 'nothing' });
    page.cluster('staging').setFaults([{ effect: { type: 'refused' } }]);
    page.show(<EntityFluxDeploymentsCard />);
  },
  'Missing Annotation': async () => {
    await show({ entity: tested.notAnnotated });
  },
  'Backstage: sign-in was rejected (HTTP 401)': backstage({
    type: 'status',
    status: 401,
  }),
  'staging: HelmRelease: sign-in was rejected (HTTP 401)': fault('401'),
  'staging: no credentials': async () => {
    const page = await renderPage(<div />, { story: 'all-well' });
    const [[, kubernetesApi]] = page.kubernetesApis;
    const clusters = await kubernetesApi.getClusters();
    // Nobody can sign in to Google here.
    jest
      .spyOn(kubernetesApi, 'getClusters')
      .mockResolvedValue(
        clusters.map(each =>
          each.name === 'staging' ? { ...each, authProvider: 'google' } : each,
        ),
      );
    page.show(<EntityFluxHelmReleasesCard />);
  },
  'Not permitted in Backstage': async () => {
    await show({ denied: ['kubernetes.resources.read'] });
  },
  '"team a/podinfo" is not a valid label value': async () => {
    await show({ entity: tested.notLabelValue });
  },
  'rejected the value of the annotation': () =>
    watched(page =>
      page
        .cluster('staging')
        .setFaults([{ effect: { type: 'status', status: 400 } }]),
    ),
  'staging: HelmRelease: not permitted (HTTP 403)': fault('403'),
  'Not permitted: patch helmreleases in team-a on staging': sync({
    story: [{ ...wellCluster(staging()), rules: 'view' }],
  }),
  'Backstage: not permitted (HTTP 403)': async () => {
    const { user, standIn } = await show({ story: 'suspended' });
    const row = rowOf(await filledTable(RELEASES), 'podinfo');
    standIn.setDenied(['kubernetes.proxy']);
    await openDetails(user, row, 'podinfo');
  },
  'Not permitted in Backstage: kubernetes.proxy': sync({
    denied: ['kubernetes.proxy'],
  }),
  'Read-only: actions are turned off (flux.readOnly).': sync({
    flux: { readOnly: true },
  }),
  'Suspended. Resume it first.': async () => {
    const { user } = await show({ story: 'suspended' });
    const row = rowOf(await filledTable(RELEASES), 'podinfo');
    await menuItem(user, row, WAYS, /^Force…/);
  },
  'Backstage: not found (HTTP 404)': backstage({ type: 'status', status: 404 }),
  'staging: HelmRelease: not found (HTTP 404)': fault('404'),
  'staging: Canary: not installed': async () => {
    await renderPage(<EntityFluxCard kinds={['Canary']} />, {
      story: 'extra-kinds',
      flux: {
        extraKinds: [
          {
            group: 'flagger.app',
            version: 'v1beta1',
            plural: 'canaries',
            kind: 'Canary',
          },
        ],
      },
    });
  },
  'not a Flux kind, and not in flux.extraKinds': async () => {
    await renderPage(<EntityFluxCard kinds={['Canary']} />, {
      story: 'all-well',
    });
  },
  'in app-config is ignored': async () => {
    await renderPage(<FluxContent />, {
      story: 'all-well',
      flux: { extraKinds: [{ kind: 'Canary' }] },
    });
  },
  'staging: cannot be reached': fault('refused'),
  'staging: no response yet': async () => {
    const page = await renderPage(<div />, { story: 'all-well' });
    page
      .cluster('staging')
      .setFaults([{ effect: { type: 'delay', ms: 60_000 } }]);
    page.show(<EntityFluxHelmReleasesCard />);
  },
  'staging: returned an unexpected answer': fault('html'),
  'Your Backstage session has expired. Sign in again.': () =>
    watched(page =>
      page.standIn.setFaults([{ effect: { type: 'status', status: 401 } }]),
    ),
  'Lost connection to Backstage: cannot be reached.': () =>
    watched(page => page.standIn.setFaults([{ effect: { type: 'network' } }])),
  'The controller may not be running.': overdue,
  'team-a/nobody does not exist': overdue,
  'suspension has no effect': overdue,
  'Blocked by': () =>
    renderPage(<EntityFluxDeploymentsCard />, { story: 'waiting' }),
};

const [rows = []] = tablesUnder('Troubleshooting');
const symptoms = rows.map(([words]) => codeIn(words)[0] ?? '');

test('Each symptom in the README has a cause here', () => {
  expect(symptoms).toEqual(Object.keys(CAUSES));
});

test.each(symptoms)('%s', async words => {
  await CAUSES[words]?.();
  await waitFor(() => expect(document.body).toHaveTextContent(words), {
    timeout: 15_000,
  });
  await settle();
});
