import { ApiProvider } from '@backstage/core-app-api';
import type { ApiHolder } from '@backstage/core-plugin-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { fireEvent, render, screen } from '@testing-library/react';
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
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <>
        {error.message}
        <button onClick={() => this.setState({ error: undefined })}>
          Retry
        </button>
      </>
    );
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

it('loads the code again when it is next shown, and as often as it is asked to', async () => {
  const written = jest.spyOn(console, 'error').mockImplementation(() => {});
  const load = jest
    .fn<Promise<() => JSX.Element>, []>()
    .mockRejectedValueOnce(new Error('Loading chunk 7 failed'))
    .mockRejectedValueOnce(new Error('Loading chunk 7 failed'))
    .mockResolvedValue(() => <p>Here</p>);
  const said = /The code of Flux could not be loaded. Reload/;
  show(load);
  expect(await screen.findByText(said)).toBeVisible();
  expect(load).toHaveBeenCalledTimes(1);
  fireEvent.click(screen.getByRole('button', { name: 'Retry' }));
  expect(screen.getByText('…')).toBeVisible();
  expect(await screen.findByText(said)).toBeVisible();
  expect(load).toHaveBeenCalledTimes(2);
  fireEvent.click(screen.getByRole('button', { name: 'Retry' }));
  expect(await screen.findByText('Here')).toBeVisible();
  expect(load).toHaveBeenCalledTimes(3);
  written.mockRestore();
});
