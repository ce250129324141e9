import { within } from '@testing-library/react';
import {
  gitRepository,
  isFalse,
  kustomization,
} from '../../../../dev/scenarios/build';
import { mine } from '../../../../dev/scenarios/parts/podinfo';
import { EntityFluxDeploymentsCard } from '../../..';
import {
  filledTable,
  oneCluster,
  openDetails,
  renderPage,
  rowOf,
  setUpPages,
} from '../../../__testUtils__';

setUpPages();

/** A Kustomization in its third generation, of which its controller has observed another. */
const observing = (observedGeneration: number) => [
  oneCluster(at => {
    const url = 'https://github.com/example/app';
    const source = gitRepository(at, { ...mine, name: 'app', url });
    const conditions = [isFalse('Ready', 'BuildFailed', 'no such file', '4m')];
    const settings = { generation: 3, observedGeneration, conditions };
    return [
      source,
      kustomization(at, { ...mine, ...settings, name: 'web', source }),
    ];
  }),
];

test.each([
  [3, /^3$/],
  [2, '3; the controller has observed 2'],
  // kustomize-controller keeps the -1 of the CRD until a run ends well.
  [-1, '3; the controller has completed none yet'],
])('generation 3, of which %i is observed', async (observed, words) => {
  const { user } = await renderPage(<EntityFluxDeploymentsCard />, {
    story: observing(observed),
  });
  const row = rowOf(await filledTable('Flux deployments'), 'web');
  const dialog = await openDetails(user, row, 'web');
  const fact = await within(dialog).findByText('Generation', {
    selector: 'dt',
  });
  expect(fact.nextElementSibling).toHaveTextContent(words);
});
