import type { FluxResource } from '../../flux';
import { followed } from './UrlCell';

const following = (follows: FluxResource['follows']) =>
  followed({ follows } as FluxResource);

it.each([
  [undefined, undefined],
  ['branch main', { by: 'branch', value: 'main' }],
  ['podinfo 6.x', { by: 'chart', value: 'podinfo 6.x' }],
  [
    'semver >=6.0.0-0 · semverFilter ^[^-]+$',
    { by: 'semver', value: '>=6.0.0-0', filter: '^[^-]+$' },
  ],
] as const)('says %s', (text, follows) => {
  expect(following(follows)).toBe(text);
});
