import { violations } from './browser/axe';
import { eventually } from './browser/eventually';
import { Visitor } from './browser/Visitor';
import { control } from './harness';

const CARD = 'Flux deployments';

let visitor: Visitor;

const name = (text: string) =>
  visitor.card(CARD).getByRole('link', { name: text, exact: true });

beforeAll(async () => {
  visitor = await Visitor.come();
});
beforeEach(async () => {
  await control.play('waiting');
  await control.permit('view+sync+details');
  await visitor.openAt(1280, 1000);
  await name('podinfo-frontend').waitFor();
});
afterAll(() => visitor.leave());

const dialog = (title: string) =>
  visitor.page.getByRole('dialog', { name: title });
const panel = (title: string) =>
  visitor.page.getByRole('tabpanel', { name: title });

/** Shows a section and waits until it has what it reads. */
async function show(title: string): Promise<void> {
  await visitor.chooseTab(title);
  await panel(title)
    .getByText(/^Updated /)
    .first()
    .waitFor();
}

it('a name opens the details by keyboard, Escape closes them, and the focus returns', async () => {
  const { page } = visitor;
  await name('podinfo-frontend').focus();
  await page.keyboard.press('Enter');
  await dialog('Kustomization podinfo-frontend').waitFor();
  const isInside = () =>
    page.evaluate(
      () => document.activeElement?.closest('[role="dialog"]') !== null,
    );
  await eventually(async () => expect(await isInside()).toBe(true));
  await page.keyboard.press('Escape');
  await dialog('Kustomization podinfo-frontend').waitFor({ state: 'detached' });
  await eventually(async () =>
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      'podinfo-frontend',
    ),
  );
});

it('leads from what waits to what has failed, and back', async () => {
  const { page } = visitor;
  await name('podinfo-frontend').click();
  await dialog('Kustomization podinfo-frontend').waitFor();
  await show('Dependencies');
  const root = panel('Dependencies').getByRole('row', {
    name: /^Kustomization team-a\/redis/,
  });
  await eventually(async () =>
    expect(await root.innerText()).toMatch(/indirectly[\s\S]*Failed/),
  );
  await root.getByRole('link').click();
  await eventually(async () =>
    expect(await dialog('Kustomization redis').innerText()).toContain(
      'timeout waiting for: [StatefulSet/team-a/redis',
    ),
  );
  await page.goBack();
  await dialog('Kustomization podinfo-frontend').waitFor();
  await page.goBack();
  await dialog('Kustomization podinfo-frontend').waitFor({ state: 'detached' });
  expect(await page.getByRole('dialog').count()).toBe(0);
});

it('a reload restores the object and its section', async () => {
  const { page } = visitor;
  await name('podinfo-frontend').click();
  await show('Events');
  await page.reload();
  await dialog('Kustomization podinfo-frontend').waitFor();
  await panel('Events')
    .getByText(/DependencyNotReady/)
    .first()
    .waitFor();
});

it.each([
  [1280, 'light'],
  [600, 'dark'],
] as const)(
  'sections are accessible and fit at %i px, %s',
  async (width, theme) => {
    const { page } = visitor;
    await visitor.openAt(width, 1000, `/?theme=${theme}`);
    await name('podinfo-frontend').click();
    await dialog('Kustomization podinfo-frontend').waitFor();
    for (const section of ['Events', 'History', 'Dependencies', 'Logs']) {
      await show(section);
      if (section === 'Dependencies') {
        // The picture beside the table.
        await panel(section).locator('#dependency-graph').waitFor();
      }
      expect(await violations(page)).toEqual([]);
      const { scrollWidth, clientWidth } = await page
        .getByRole('dialog')
        .evaluate(each => ({
          scrollWidth: each.scrollWidth,
          clientWidth: each.clientWidth,
        }));
      expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
    }
    expect(visitor.troubles).toEqual([]);
  },
);
