import { causesOf } from './cause';
import type { Condition } from './conditions';
import {
  condition,
  failed,
  inProgress,
  ready,
  stalled,
} from './__testUtils__/judge';

const said = (...conditions: readonly Condition[]) =>
  causesOf(conditions).map(({ message }) => message);

const COUNT = condition(
  'Stalled',
  'True',
  'RetriesExceeded',
  'Failed to upgrade after 2 attempt(s)',
);
const IMMUTABLE = 'cannot patch "web": spec.selector: field is immutable';
const upgradeFailed = condition(
  'Released',
  'False',
  'UpgradeFailed',
  IMMUTABLE,
);
const rolledBack = (type: string, status: Condition['status']) =>
  condition(type, status, 'RollbackSucceeded', 'Helm rollback succeeded');
const rollbackFailed = (type: string) =>
  condition(type, 'False', 'RollbackFailed', 'no revision for rollback');

describe('the cause of trouble', () => {
  it('is Ready where Stalled only counts the attempts', () => {
    const notReady = condition('Ready', 'False', 'UpgradeFailed', IMMUTABLE);
    expect(said(COUNT, notReady, upgradeFailed)).toEqual([
      IMMUTABLE,
      'Failed to upgrade after 2 attempt(s)',
    ]);
  });

  it('is Released after a rollback, before the rollback and the count', () => {
    const causes = causesOf([
      COUNT,
      rolledBack('Ready', 'False'),
      upgradeFailed,
      rolledBack('Remediated', 'True'),
    ]);
    expect(causes.map(({ reason }) => reason)).toEqual([
      'UpgradeFailed',
      'RollbackSucceeded',
      'RetriesExceeded',
    ]);
  });

  it('is TestSuccess where a rollback followed failed tests', () => {
    expect(
      said(
        rolledBack('Ready', 'False'),
        condition('Released', 'True', 'UpgradeSucceeded'),
        condition('TestSuccess', 'False', 'TestFailed', 'web-test failed'),
        rolledBack('Remediated', 'True'),
      ),
    ).toEqual(['web-test failed', 'Helm rollback succeeded']);
  });

  it('is both where the rollback failed as well', () => {
    expect(
      said(
        rollbackFailed('Ready'),
        upgradeFailed,
        rollbackFailed('Remediated'),
      ),
    ).toEqual([IMMUTABLE, 'no revision for rollback']);
  });

  it('is what Ready says now, not what an older attempt has left in Released', () => {
    const values = 'could not resolve ConfigMap chart values reference';
    expect(
      said(condition('Ready', 'False', 'ValuesError', values), upgradeFailed),
    ).toEqual([values]);
  });

  it('is said once', () => {
    const message = 'failed to parse url';
    expect(
      said(
        condition('Stalled', 'True', 'URLInvalid', message),
        condition('Ready', 'False', 'URLInvalid', message),
        condition('FetchFailed', 'True', 'URLInvalid', message),
      ),
    ).toEqual([message]);
  });

  it('is Stalled where nothing else says anything', () => {
    expect(said(stalled, ready)).toEqual([stalled.message]);
  });

  it.each([
    condition('FetchFailed', 'True', 'GitOperationFailed'),
    condition('Released', 'False', 'InstallFailed'),
    condition('Healthy', 'False', 'HealthCheckFailed'),
  ])(
    'is what the last attempt has left while the next one runs: $type',
    left => {
      expect(said(inProgress, left)).toEqual([left.message]);
    },
  );

  it('is none where all is well', () => {
    expect(
      said(
        ready,
        condition('Released', 'True', 'UpgradeSucceeded'),
        condition('ArtifactInStorage', 'True', 'Succeeded'),
      ),
    ).toEqual([]);
    expect(said(failed)).toEqual([failed.message]);
  });
});
