import { EntityFluxDeploymentsCard } from '..';
import { filledTable, renderPage, setUpPages, settle } from '../__testUtils__';

setUpPages();

const DEPLOYMENTS = 'Flux deployments';

test('labelled sources come with the query of the appliers, also without a card of sources', async () => {
  const page = await renderPage(<EntityFluxDeploymentsCard />, {
    story: 'many',
  });
  await filledTable(DEPLOYMENTS);
  await settle(22_000);
  expect(page.queries()).toBe(1);
  expect(page.asked().filter(each => each.startsWith('GET /proxy'))).toEqual(
    [],
  );
});
