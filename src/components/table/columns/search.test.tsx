import { screen, waitFor } from '@testing-library/react';
import { EntityFluxDeploymentsCard, EntityFluxSourcesCard } from '../../..';
import { gitRepository } from '../../../../dev/scenarios/build';
import {
  filledTable,
  motley,
  names,
  oneCluster,
  renderPage,
  setUpPages,
} from '../../../__testUtils__';

setUpPages();

test.each([
  [
    'Flux deployments',
    <EntityFluxDeploymentsCard />,
    'not applied yet',
    ['docs team-b · production'],
  ],
  [
    'Flux sources',
    <EntityFluxSourcesCard />,
    'no artifact yet',
    ['new team-a · production'],
  ],
])('%s: the search finds the texts for missing values', async (...of) => {
  const [title, card, words, found] = of;
  const url = 'https://github.com/example/app';
  const fresh = oneCluster(at => [
    {
      ...gitRepository(at, { name: 'new', entity: 'podinfo', url }),
      status: {},
    },
    gitRepository(at, { name: 'old', entity: 'podinfo', url }),
  ]);
  const { user } = await renderPage(card, {
    story: title === 'Flux sources' ? [fresh] : motley(),
  });
  const table = await filledTable(title);
  expect(names(table).length).toBeGreaterThan(1);
  await user.click(screen.getByRole('textbox', { name: `Search ${title}` }));
  await user.paste(words);
  await waitFor(() => expect(names(table)).toEqual(found));
});
