import { Visitor } from './browser/Visitor';
import { control } from './harness';

const CARD = 'Flux deployments';
const QUERY = '/resources/custom/query';

let visitor: Visitor;
beforeAll(async () => {
  visitor = await Visitor.come();
});
beforeEach(async () => {
  await control.play('all-well');
  await visitor.open();
  await visitor.row(CARD, 'production-eu').first().waitFor();
});
afterAll(() => visitor.leave());

it('A dashboard that nobody touches asks once in ten seconds, and for the clusters no more', async () => {
  await visitor.page.waitForLoadState('networkidle');
  const from = Date.now();
  await visitor.page.waitForTimeout(35_000);
  const polls = visitor
    .sent('POST', QUERY)
    .map(({ at }) => at)
    .filter(at => at >= from);
  expect(polls.length).toBeGreaterThanOrEqual(3);
  expect(polls.length).toBeLessThanOrEqual(4);
  const gaps = polls.slice(1).map((at, i) => at - (polls[i] ?? 0));
  gaps.forEach(gap => {
    expect(gap).toBeGreaterThan(8_500);
    expect(gap).toBeLessThan(12_000);
  });
  const clusters = visitor.sent('GET', '/api/kubernetes/clusters');
  expect(clusters.filter(({ at }) => at >= from)).toEqual([]);
});

it('Rows stay, with their age, while no cluster can be reached, and are fresh again afterwards', async () => {
  const notice = visitor.card(CARD).getByRole('status', {
    name: `Problems of ${CARD}`,
  });
  const rows = visitor.card(CARD).getByRole('row');
  const before = await rows.count();
  await control.setFaults(['refused']);
  await notice
    .filter({ hasText: 'cannot be reached' })
    .waitFor({ timeout: 25_000 });
  await notice
    .filter({ hasText: /Shown as of (\d+ seconds?|1 minute) ago/ })
    .waitFor();
  expect(await rows.count()).toBe(before);
  await visitor.row(CARD, 'podinfo-config', 'staging').waitFor();
  await control.setFaults([]);
  await notice.waitFor({ state: 'detached', timeout: 45_000 });
  expect(await rows.count()).toBe(before);
});

it('A cluster that cannot be reached takes no rows of the others, nor its own', async () => {
  await control.setFaults(['refused'], 'staging');
  await visitor
    .card(CARD)
    .getByText('staging: cannot be reached')
    .waitFor({ timeout: 25_000 });
  await visitor.row(CARD, 'podinfo-config', 'production-eu').waitFor();
  await visitor.row(CARD, 'podinfo-config', 'staging').waitFor();
});
