import type { JsonObject } from '@backstage/types';
import { waitFor, within } from '@testing-library/react';
import { parse } from 'yaml';
import { EntityFluxCard } from '../../src';
import {
  actionButton,
  clustersOf,
  filledTable,
  renderPage,
  rowOf,
  setUpPages,
  text,
} from '../../src/__testUtils__';
import { defaultRoles, type PolicyRule } from '../cluster';
import { codeIn, tablesUnder, yamlUnder } from './readme';

setUpPages();

const [configuration = '', roles = ''] = yamlUnder('Other kinds', 2);
const { flux }: { flux: JsonObject } = parse(configuration);
const rules: readonly PolicyRule[] = parse(roles);

const show = (granted: readonly PolicyRule[]) =>
  renderPage(
    <EntityFluxCard kinds={['Terraform', 'Canary']} title="Other kinds" />,
    {
      flux,
      story: clustersOf('extra-kinds').map(cluster => ({
        ...cluster,
        rules: [...defaultRoles.view, ...granted],
      })),
    },
  );

it('The table has all fields of the configuration', () => {
  const [fields = []] = tablesUnder('Other kinds');
  const named = fields.flatMap(([field]) => codeIn(field)).sort();
  const { extraKinds } = flux;
  const used = Array.isArray(extraKinds)
    ? extraKinds.flatMap(each => Object.keys(each ?? {}))
    : [];
  expect([...new Set(used)].sort()).toEqual(named);
});

it('With the roles, the objects are shown and can be acted on as the configuration says', async () => {
  const { user, alerts } = await show(rules);
  const table = await filledTable('Other kinds');
  const bucket = rowOf(table, 'podinfo-bucket');
  expect(text(bucket, 'Status')).toMatch(/^Ready/);
  await user.click(actionButton(bucket, /^Sync Terraform/));
  await waitFor(() => expect(alerts[0]?.message).toMatch(/^Synced /));
  const shop = rowOf(table, 'podinfo-shop');
  expect(text(shop, 'Status')).toMatch(/^Failed/);
  expect(
    within(shop).queryByRole('button', { name: /^Sync/ }),
  ).not.toBeInTheDocument();
});

it('Without the second rule, the actions say what is missing', async () => {
  const { user } = await show(rules.slice(0, 1));
  const row = rowOf(await filledTable('Other kinds'), 'podinfo-bucket');
  const sync = actionButton(row, /^Sync Terraform/);
  await user.hover(sync);
  await waitFor(() =>
    expect(sync).toHaveAccessibleDescription(
      /Not permitted: patch terraforms in team-a on production-eu/,
    ),
  );
});
