import { screen } from '@testing-library/react';
import { FluxRuntimeCard } from '../..';
import { renderPage, settle, setUpPages } from '../../__testUtils__';

setUpPages();

// In its own file, because `usePermission` caches the decision for all tests of a file.
it('says that kubernetes.proxy is missing, and requests nothing', async () => {
  const { asked } = await renderPage(<FluxRuntimeCard />, {
    story: 'runtime',
    denied: ['kubernetes.proxy'],
  });
  expect(
    await screen.findByText(
      /^You need the permissions kubernetes\.clusters\.read and kubernetes\.proxy/,
    ),
  ).toBeInTheDocument();
  await settle();
  expect(asked()).toEqual([]);
});
