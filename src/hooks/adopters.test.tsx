import { useEntity } from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { useFluxActions, useListing } from '.';
import { EntityFluxKustomizationsCard } from '..';
import {
  filledTable,
  objectIn,
  renderPage,
  rowOf,
  setUpPages,
  settle,
  tested,
} from '../__testUtils__';
import { isReadable, type FluxResource } from '../flux';

setUpPages();

const seen = new Set<readonly FluxResource[]>();

/** A component other than the plugin's own that uses the hooks. */
const AdoptersList = () => {
  const { entity } = useEntity();
  const { resources, clusters, errors, refresh } = useListing({ entity }, [
    'Kustomization',
  ]);
  const { run, states } = useFluxActions();
  const [outcome, setOutcome] = useState('');
  if (!resources) return <p>asking</p>;
  seen.add(resources);
  return (
    <>
      <p>
        {clusters.length} clusters, {errors.length} errors
      </p>
      <ul>
        {resources.filter(isReadable).map(resource => (
          <li key={resource.key}>
            {resource.name} on {resource.cluster}: {resource.status.word}{' '}
            {states.get(resource.key)?.phase}
            <button
              onClick={async () => {
                const ended = await run(resource, 'sync');
                setOutcome(ended?.result ?? 'already running');
              }}
            >
              sync {resource.name}
            </button>
          </li>
        ))}
      </ul>
      <button onClick={refresh}>refresh</button>
      <output>{outcome}</output>
    </>
  );
};

const item = (text: RegExp) =>
  screen
    .getAllByRole('listitem')
    .find(({ textContent }) => text.test(textContent ?? ''));

beforeEach(() => seen.clear());

test('useListing gives an app’s component the resources of the entity', async () => {
  const page = await renderPage(<div />, { story: 'all-well' });
  page.standIn.setFaults([{ effect: { type: 'delay', ms: 200 } }]);
  page.show(<AdoptersList />);
  expect(screen.getByText('asking')).toBeVisible();
  expect(await screen.findByText('2 clusters, 0 errors')).toBeVisible();
  expect(screen.getAllByRole('listitem')).toHaveLength(4);
  expect(item(/^podinfo on staging: Ready/)).toBeVisible();

  // The kinds are a new array with each rendering. They still make one poll.
  await page.poll();
  expect(page.queries()).toBe(2);
  // Without changes it is the same array.
  expect(seen.size).toBe(1);

  const staging = page.cluster('staging');
  const object = objectIn(staging, 'Kustomization', 'podinfo');
  staging.apply({ ...object, spec: { ...object.spec, suspend: true } });
  await page.user.click(screen.getByRole('button', { name: 'refresh' }));
  await waitFor(() =>
    expect(item(/^podinfo on staging: Suspended/)).toBeVisible(),
  );
  expect(page.queries()).toBe(3);
});

test('useFluxActions runs an action, which cards on the same page show', async () => {
  const page = await renderPage(
    <>
      <AdoptersList />
      <EntityFluxKustomizationsCard />
    </>,
    { story: 'all-well' },
  );
  const table = await filledTable('Flux Kustomizations');
  const mine = item(/^podinfo on staging/);
  if (!mine) throw new Error('the item is missing');
  const endRuns = page.cluster('staging').holdRuns();
  await page.user.click(within(mine).getByRole('button'));
  const row = rowOf(table, 'podinfo', { cluster: 'staging' });
  expect(await within(row).findByRole('status')).toHaveAccessibleName(
    'Syncing Kustomization team-a/podinfo on staging',
  );
  expect(mine).toHaveTextContent('running');
  endRuns();
  await waitFor(() =>
    expect(screen.getByText('succeeded').tagName).toBe('OUTPUT'),
  );
  expect(mine).toHaveTextContent('ended');
  // The cards announce only actions that were started in them.
  expect(page.alerts).toEqual([]);
});

test('the hook follows the entity of the page, and stops polling for the former one', async () => {
  const page = await renderPage(<AdoptersList />, {
    story: 'all-well',
    flux: { refreshInterval: { seconds: 1 } },
  });
  await screen.findByText('2 clusters, 0 errors');
  page.show(<AdoptersList />, tested.checkout);
  await waitFor(() => expect(item(/^checkout on staging/)).toBeVisible());
  const before = page.standIn.requests.length;
  await settle(1_300);
  const refs = page.standIn.requests
    .slice(before)
    .map(({ body }) => (body as { entityRef?: string }).entityRef);
  expect(new Set(refs)).toEqual(new Set(['component:default/checkout']));
});
