import { screen, waitFor } from '@testing-library/react';
import { EntityFluxDeploymentsCard } from '../..';
import { kustomization } from '../../../dev/scenarios/build';
import { mine, podinfo } from '../../../dev/scenarios/parts/podinfo';
import {
  filledTable,
  names,
  oneCluster,
  renderPage,
  rowOf,
  setUpPages,
  text,
} from '../../__testUtils__';

setUpPages();

test('a row tells where its resource applies its objects, and is found by that', async () => {
  const hub = oneCluster(at => {
    const { git: source } = podinfo(at);
    const shop = (edge: string) =>
      kustomization(at, {
        ...mine,
        name: `shop-${edge}`,
        source,
        spec: {
          targetNamespace: 'shop',
          kubeConfig: { secretRef: { name: `edge-${edge}-kubeconfig` } },
        },
      });
    return [
      source,
      shop('one'),
      shop('two'),
      kustomization(at, { ...mine, name: 'local', source }),
      kustomization(at, {
        ...mine,
        name: 'near',
        source,
        spec: { targetNamespace: 'web' },
      }),
    ];
  }, 'hub');
  const { user } = await renderPage(<EntityFluxDeploymentsCard />, {
    story: [hub],
  });
  const table = await filledTable('Flux deployments');
  const name = (of: string) => text(rowOf(table, of), 'Name');
  expect(name('shop-one')).toContain(
    'team-a · hub applies to namespace shop on another cluster (Secret edge-one-kubeconfig)',
  );
  expect(name('near')).toContain('applies to namespace web');
  expect(name('local')).not.toContain('applies to');

  await user.click(
    screen.getByRole('textbox', { name: 'Search Flux deployments' }),
  );
  await user.paste('edge-two');
  await waitFor(() => expect(names(table)).toHaveLength(1));
  expect(names(table)[0]).toContain('shop-two');
});
