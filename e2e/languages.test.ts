import { LANGUAGES } from '../dev/harness/languages';
import { eventually } from './browser/eventually';
import { overflows } from './browser/measures';
import { Visitor } from './browser/Visitor';
import { control } from './harness';

/** Title of the first card in each language. */
const TITLES: Readonly<Record<string, string>> = {
  en: 'Flux deployments',
  de: 'Flux-Deployments',
  es: 'Despliegues de Flux',
  fr: 'Déploiements Flux',
  ja: 'Flux デプロイ',
};

let visitor: Visitor;
beforeAll(async () => {
  visitor = await Visitor.come();
  await control.play('waiting');
});
afterAll(() => visitor.leave());

it.each(LANGUAGES)(
  'The cards are in %s, and fit at each width',
  async language => {
    const { page } = visitor;
    await visitor.open(`/?language=${language}`);
    const title = TITLES[language];
    if (!title) throw new Error(`The test has no card title in ${language}`);
    await page.getByRole('region', { name: title, exact: true }).waitFor();
    await page
      .locator('[aria-busy="true"]')
      .first()
      .waitFor({ state: 'detached' });
    for (const width of [1280, 600, 400]) {
      await visitor.resize(width, 2400);
      // Tables fold their columns once they have been measured.
      await eventually(async () => expect(await overflows(page)).toEqual([]));
    }
    expect(visitor.troubles).toEqual([]);
  },
);
