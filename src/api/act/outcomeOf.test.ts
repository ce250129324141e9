import { parseResource } from '../../flux';
import {
  gitRepository,
  isTrue,
  isUnknown,
  kustomization,
  progressing,
} from '../../../dev/scenarios/build';
import { at } from '../__testUtils__/cases';
import { outcomeOf } from './outcomeOf';

const setting = at('one');
const source = gitRepository(setting, { name: 'app', url: 'https://g.io/o/r' });
const RUNNING = [
  progressing('Building manifests'),
  isUnknown('Ready', 'Progressing', 'Reconciliation in progress'),
];

type Options = Partial<Parameters<typeof kustomization>[1]>;

const read = (options: Options, flux: '2.6' | '2.9' = '2.9') =>
  parseResource(
    { cluster: 'one', kind: 'Kustomization', version: 'v1', index: 0 },
    kustomization({ ...setting, flux }, { name: 'web', source, ...options }),
  );

const before = read({ changed: '5m', conditions: RUNNING });

describe('an object that is never seen at rest', () => {
  it('has succeeded by the history, although the next run is in progress', () => {
    const now = read({ changed: '2s', conditions: RUNNING });
    expect(outcomeOf(now, before)?.result).toBe('succeeded');
  });

  it('has failed by the history', () => {
    const outcome = 'HealthCheckFailed';
    const now = read({ changed: '2s', conditions: RUNNING, outcome });
    expect(outcomeOf(now, before)?.result).toBe('failed');
  });

  it('has no outcome where a newer revision cut the health checks of that run short', () => {
    const outcome = 'HealthCheckCanceled';
    const now = read({ changed: '2s', conditions: RUNNING, outcome });
    expect(outcomeOf(now, before)).toBeUndefined();
  });

  it('has no outcome as long as the history tells of a run before', () => {
    for (const outcome of ['ReconciliationSucceeded', 'HealthCheckFailed']) {
      const now = read({ changed: '5m', conditions: RUNNING, outcome });
      expect(outcomeOf(now, before)).toBeUndefined();
    }
  });

  it('has the outcome of its next condition where there is no history (Flux 2.6)', () => {
    const during = read({ conditions: RUNNING }, '2.6');
    expect(outcomeOf(during, during)).toBeUndefined();
    expect(outcomeOf(read({}, '2.6'), during)?.result).toBe('succeeded');
  });

  it('has succeeded where Ready stays True during the next run', () => {
    const conditions = [
      progressing('Fulfilling prerequisites'),
      isTrue('Ready', 'ReconciliationSucceeded', 'Applied'),
    ];
    const now = read({ changed: '5m', conditions });
    expect(outcomeOf(now, before)?.result).toBe('succeeded');
  });
});
