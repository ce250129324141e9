import type { Locator } from 'playwright-core';
import { eventually } from './browser/eventually';
import { Visitor } from './browser/Visitor';
import { control } from './harness';

const CARD = 'Flux deployments';
/** Each walk answers, by keyboard: which object on which cluster, why, since when, and what can be done now. */
const SINCE = /(Began failing|Last changed:) \d+ (minute|hour|day)s? ago/;
/** Stops of the keyboard that a walk may take between two places. */
const MAX_STOPS = 60;

let visitor: Visitor;

beforeAll(async () => {
  visitor = await Visitor.come();
});
afterAll(() => visitor.leave());

async function come(scenario: string, path = '/'): Promise<void> {
  await control.play(scenario);
  await control.permit('view+sync+details');
  await visitor.open(path);
}

const press = (key: string) => visitor.page.keyboard.press(key);
const dialog = (name: string) =>
  visitor.page.getByRole('dialog', { name, exact: true });
const panel = (name: string) =>
  visitor.page.getByRole('tabpanel', { name, exact: true });
const hasFocus = (place: Locator) =>
  place.evaluate(element => element === document.activeElement);

/** Presses Tab until the focus is on an element, and then Enter. */
async function enter(place: Locator): Promise<void> {
  await place.waitFor();
  for (let stops = 0; !(await hasFocus(place)); stops++) {
    if (stops === MAX_STOPS) throw new Error(`Tab does not reach ${place}`);
    await press('Tab');
  }
  await press('Enter');
}

/** Opens an object's details from its row on a cluster. */
async function openFromRow(
  name: string,
  cluster: string,
  kind = '',
): Promise<void> {
  const row = visitor.row(CARD, name, `· ${cluster}`, kind).first();
  const link = row.getByRole('link', { name, exact: true });
  await link.waitFor();
  // A page has many stops before its first table.
  await link.focus();
  await press('Enter');
}

/** Waits until a place on the page says all of this. */
const says = (place: Locator, ...texts: readonly (string | RegExp)[]) =>
  eventually(async () => {
    const text = await place.innerText();
    for (const each of texts) {
      if (typeof each === 'string') expect(text).toContain(each);
      else expect(text).toMatch(each);
    }
  });

/** Waits until the header of an object's details says since when, and all of this. */
const headerSays = (name: string, ...texts: readonly (string | RegExp)[]) =>
  says(dialog(name).locator('header'), SINCE, ...texts);

/** Chooses a section with the arrow keys. */
async function showByArrows(name: string): Promise<Locator> {
  const tab = visitor.page.getByRole('tab', { name, exact: true });
  const selected = visitor.page
    .getByRole('dialog')
    .locator('[role="tab"][aria-selected="true"]');
  for (let stops = 0; !(await hasFocus(selected)); stops++) {
    if (stops === MAX_STOPS) throw new Error('Tab does not reach the sections');
    await press('Tab');
  }
  while (!(await hasFocus(tab))) await press('ArrowRight');
  await press('Enter');
  await panel(name).waitFor();
  return panel(name);
}

it('an image that cannot be pulled', async () => {
  await come('image-pull');
  await openFromRow('podinfo', 'production-eu');
  const details = dialog('Kustomization podinfo');
  await headerSays(
    'Kustomization podinfo',
    'production-eu',
    'Failed',
    'Deployment/team-a/frontend',
    // The last run was a minute ago; its conditions have no other time.
    /Began failing 1\d minutes ago/,
  );
  // The cause is in the Pod of that Deployment.
  const resources = await showByArrows('Resources');
  await resources
    .getByText(/ImagePullBackOff|ErrImagePull/)
    .first()
    .waitFor();
  await says(resources, 'podinfo:6.9.33');
  // The tag is corrected in the source, and a sync applies the correction.
  const chain = details.getByRole('list', { name: 'Where the change is' });
  await chain
    .getByRole('listitem')
    .filter({ hasText: 'GitRepository' })
    .getByRole('link', { name: 'podinfo' })
    .waitFor();
  await details.getByRole('button', { name: /^Sync/ }).first().waitFor();
  // The row names the Pod, too, now that the details have read it.
  await press('Escape');
  await visitor
    .row('Flux deployments', /Pod frontend-.*ImagePullBackOff/)
    .first()
    .waitFor();
  expect(visitor.troubles).toEqual([]);
});

it('an image of a Helm release that cannot be pulled', async () => {
  await come('image-pull');
  await openFromRow('podinfo', 'production-us', 'HelmRelease');
  const details = dialog('HelmRelease podinfo');
  await headerSays(
    'HelmRelease podinfo',
    'production-us',
    'Failed',
    'Deployment/team-a/podinfo',
    /Began failing 1\d minutes ago/,
  );
  const resources = await showByArrows('Resources');
  await says(resources, /ImagePullBackOff|ErrImagePull/, 'podinfo:6.9.33');
  // The revision that failed is above the one that is still deployed.
  const history = await showByArrows('History');
  await says(history, /6\.9\.3[^]*failed[^]*6\.9\.2/i);
  // Correct the tag and sync, or wait for the next attempt.
  await details.getByRole('button', { name: /^Sync/ }).first().waitFor();
  await press('Escape');
  await visitor
    .row(CARD, /Pod podinfo-.*ImagePullBackOff/)
    .first()
    .waitFor();
  // Another attempt ends the same way while the image is what it is.
  await visitor
    .row(CARD, 'podinfo', '· production-us', 'HelmRelease')
    .getByRole('button', { name: /^Sync/ })
    .first()
    .click();
  await visitor
    .row(CARD, /Helm upgrade failed.*failed early due to stalled resources/)
    .first()
    .waitFor();
  expect(visitor.troubles).toEqual([]);
});

it('a crash loop', async () => {
  await come('crash-loop');
  await openFromRow('podinfo', 'production-eu');
  await headerSays(
    'Kustomization podinfo',
    'production-eu',
    'Deployment/team-a/backend',
  );
  const resources = await showByArrows('Resources');
  await resources
    .getByText(/exited with code 2/)
    .first()
    .waitFor();
  await says(resources, /restarted \d+ times?/);
  await enter(
    resources.getByRole('button', { name: /^Last log lines of/ }).first(),
  );
  await resources
    .getByText('environment variable CACHE_URL is not set')
    .first()
    .waitFor();
  expect(visitor.troubles).toEqual([]);
});

it('a dependency that does not exist', async () => {
  await come('overdue');
  await openFromRow('podinfo-orphan', 'production-eu');
  const details = dialog('Kustomization podinfo-orphan');
  await headerSays(
    'Kustomization podinfo-orphan',
    'production-eu',
    'team-a/nobody does not exist',
  );
  await details.getByText('Does not exist').first().waitFor();
  // The list of dependencies names the one to correct.
  const dependencies = await showByArrows('Dependencies');
  await dependencies
    .getByRole('row', { name: /^Kustomization team-a\/nobody/ })
    .waitFor();
  await enter(
    dependencies.getByRole('link', { name: 'Kustomization team-a/nobody' }),
  );
  await says(
    dialog('Kustomization nobody'),
    'Kustomization team-a/nobody does not exist on production-eu.',
  );
  await press('Escape');
  expect(visitor.troubles).toEqual([]);
});

it('behind on one of twelve clusters', async () => {
  await come('versions', '/versions');
  const card = visitor.card('Flux versions');
  await card.getByText(/ on 7 of 12 clusters/).waitFor();
  await enter(card.getByRole('button', { name: /1 behind/ }));
  const table = card.getByRole('table', { name: 'Flux versions' });
  await eventually(async () =>
    expect(await table.getByRole('columnheader').allInnerTexts()).toEqual([
      'Resource',
      'staging',
    ]),
  );
  await enter(table.getByRole('link', { name: '6.9.2', exact: true }));
  const details = dialog('HelmRelease podinfo');
  await headerSays('HelmRelease podinfo', 'staging');
  const chain = details.getByRole('list', { name: 'Where the change is' });
  await chain.getByText('6.9.3').first().waitFor();
  // The details say why it is behind, and when Flux will try the newer version.
  await details
    .getByText(
      /^6\.9\.3 available: Stored \d minutes ago; not reconciled since\. Next reconciliation within 1\d minutes\.$/,
    )
    .waitFor();
  await details.getByRole('button', { name: /^Sync/ }).first().waitFor();
  expect(visitor.troubles).toEqual([]);
});
