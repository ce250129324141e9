import { ApiProvider } from '@backstage/core-app-api';
import type { ApiHolder } from '@backstage/core-plugin-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { render, screen } from '@testing-library/react';
import { Component, Suspense, type ReactNode } from 'react';
import { component } from '../dev/entities';
import { fluxApiRef } from './api';
import { entityPart } from './entityPart';

const annotated = component('podinfo', {
  'backstage.io/kubernetes-id': 'podinfo',
});

/** Stands for the boundary that Backstage puts around each extension. */
class Boundary extends Component<{ children: ReactNode }> {
  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  state: { error?: Error } = {};

  render() {
    return this.state.error?.message ?? this.props.children;
  }
}

function show(
  load: () => Promise<() => JSX.Element>,
  entity = annotated,
): readonly unknown[] {
  const created: unknown[] = [];
  const apis: ApiHolder = {
    get: ref => {
      created.push(ref);
      return undefined;
    },
  };
  const Part = entityPart(load);
  render(
    <ApiProvider apis={apis}>
      <EntityProvider entity={entity}>
        <Boundary>
          <Suspense fallback="…">
            <Part />
          </Suspense>
        </Boundary>
      </EntityProvider>
    </ApiProvider>,
  );
  return created;
}

it('creates the FluxApi while the code is on its way', async () => {
  let arrive = (_: () => JSX.Element) => {};
  const code = new Promise<() => JSX.Element>(resolve => {
    arrive = resolve;
  });
  const created = show(() => code);
  expect(screen.getByText('…')).toBeVisible();
  expect(created).toContain(fluxApiRef);
  arrive(() => <p>Here</p>);
  expect(await screen.findByText('Here')).toBeVisible();
});

it('creates none for an entity without an annotation', async () => {
  const created = show(async () => () => <p>Here</p>, component('plain', {}));
  expect(await screen.findByText('Here')).toBeVisible();
  expect(created).not.toContain(fluxApiRef);
});

it('says what to do where the code cannot be loaded', async () => {
  const written = jest.spyOn(console, 'error').mockImplementation(() => {});
  show(async () => {
    throw new Error('Loading chunk 7 failed');
  });
  expect(
    await screen.findByText(/The code of Flux could not be loaded. Reload/),
  ).toBeVisible();
  written.mockRestore();
});
