import { Suspense } from 'react';
import { CARDS, type CardName } from './components/cards';
import { entityPart } from './entityPart';
import { renderPage, settle, setUpPages } from './__testUtils__';

setUpPages();

const MINUTE = 60_000;

/** A card whose code has arrived, and which is never drawn. */
const undrawn = (card: CardName) =>
  entityPart(() => new Promise<never>(() => {}), CARDS[card]);

test('one request for all cards is sent before any of them is drawn, and no further one if none ever is', async () => {
  const Kustomizations = undrawn('kustomizations');
  const GitRepositories = undrawn('gitRepositories');
  const page = await renderPage(
    <Suspense fallback="…">
      <Kustomizations />
      <GitRepositories />
    </Suspense>,
    { story: 'many' },
  );
  await settle(0);
  const { requests } = page.standIn;
  const queries = () =>
    requests.filter(({ path }) => path === '/resources/custom/query');
  expect(queries()).toHaveLength(1);
  const asked = JSON.stringify(queries()[0]?.body);
  expect(asked).toContain('kustomizations');
  expect(asked).toContain('gitrepositories');
  expect(asked).not.toContain('imagepolicies');

  await settle(3 * MINUTE);
  expect(queries()).toHaveLength(1);
});
