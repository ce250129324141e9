/** @jest-environment node */
import type { Condition } from './conditions';
import type { Status, StatusInput } from './status';
import {
  AT,
  condition,
  failed,
  inProgress,
  judge,
  progressing,
  ready,
  retrying,
  stalled,
} from './__testUtils__/judge';

const DELETED = '2026-05-11T09:30:00Z';

const words = (
  conditions: readonly Condition[],
  more: Partial<StatusInput> = {},
) => judge({ conditions, ...more }).word;

describe('each status outranks all that follow it', () => {
  // Every step takes away what decided the step before.
  it.each<[Status['word'], Partial<StatusInput>]>([
    [
      'Deleting',
      {
        deletedAt: DELETED,
        suspended: true,
        isStatic: true,
        conditions: [stalled, failed],
      },
    ],
    [
      'Suspended',
      { suspended: true, isStatic: true, conditions: [stalled, failed] },
    ],
    ['Ready', { isStatic: true, conditions: [stalled, failed] }],
    ['Stalled', { conditions: [stalled, failed] }],
    ['Failed', { conditions: [progressing, failed] }],
    ['Reconciling', { conditions: [progressing, ready] }],
    ['Ready', { conditions: [ready] }],
    ['Pending', { hasStatus: false, observedGeneration: undefined }],
    ['Unknown', { conditions: [] }],
  ])('%s', (word, input) => {
    expect(judge(input).word).toBe(word);
  });
});

describe('an object that is being deleted', () => {
  it('has the time of its deletion and the last message, and is not running', () => {
    expect(
      judge({ deletedAt: DELETED, conditions: [progressing, failed] }),
    ).toEqual({
      word: 'Deleting',
      reason: 'BuildFailed',
      message: 'Ready BuildFailed',
      since: DELETED,
      running: false,
      retrying: false,
    });
  });
});

describe('a suspended object', () => {
  it('keeps its last message, and is not running, even with a Reconciling condition', () => {
    expect(
      judge({ suspended: true, conditions: [progressing, ready] }),
    ).toEqual({
      word: 'Suspended',
      reason: 'Succeeded',
      message: 'Ready Succeeded',
      since: AT,
      running: false,
      retrying: false,
    });
  });

  it('is not retrying', () => {
    expect(
      judge({ suspended: true, conditions: [retrying, failed] }),
    ).toMatchObject({
      word: 'Suspended',
      reason: 'BuildFailed',
      retrying: false,
    });
  });
});

describe('a static object', () => {
  it('is ready although no controller has written a status', () => {
    expect(words([], { isStatic: true, hasStatus: false })).toBe('Ready');
    expect(words([], { isStatic: true, observedGeneration: -1 })).toBe('Ready');
  });
});

describe('a stalled object', () => {
  it('has the reason of its Stalled condition', () => {
    expect(judge({ conditions: [failed, stalled] })).toMatchObject({
      word: 'Stalled',
      reason: 'URLInvalid',
      running: false,
    });
  });

  it('is stalled only while Stalled is True', () => {
    expect(words([ready, { ...stalled, status: 'False' }])).toBe('Ready');
  });
});

describe('a failed object', () => {
  it('will retry, if Flux says so', () => {
    expect(judge({ conditions: [retrying, failed] })).toMatchObject({
      word: 'Failed',
      reason: 'BuildFailed',
      running: false,
      retrying: true,
    });
  });

  it('is running, if Flux says so', () => {
    expect(judge({ conditions: [progressing, failed] })).toMatchObject({
      word: 'Failed',
      running: true,
      retrying: false,
    });
  });

  it('stays failed while a new generation has not been observed', () => {
    expect(words([failed], { generation: 3 })).toBe('Failed');
  });

  it('stays failed after a successful rollback', () => {
    expect(words([condition('Ready', 'False', 'RollbackSucceeded')])).toBe(
      'Failed',
    );
  });
});

describe('a running object', () => {
  it('is reconciling if a newer revision cancelled its health checks', () => {
    expect(words([condition('Ready', 'False', 'HealthCheckCanceled')])).toBe(
      'Reconciling',
    );
  });

  it('has the message of the current step', () => {
    expect(judge({ conditions: [progressing, inProgress] })).toMatchObject({
      word: 'Reconciling',
      message: 'Reconciling Progressing',
      running: true,
    });
  });

  it('is reconciling if Ready is Unknown and there is no other condition', () => {
    expect(judge({ conditions: [inProgress] })).toMatchObject({
      word: 'Reconciling',
      message: 'Ready Progressing',
      running: true,
    });
  });

  it('is reconciling before it has a Ready condition', () => {
    expect(words([progressing], { observedGeneration: -1 })).toBe(
      'Reconciling',
    );
  });

  it('is reconciling if Ready is from an older generation', () => {
    expect(words([ready], { generation: 3 })).toBe('Reconciling');
  });

  it.each([0, undefined])(
    'is ready if Ready has no generation (%s)',
    observedGeneration => {
      expect(words([{ ...ready, observedGeneration }], { generation: 3 })).toBe(
        'Ready',
      );
    },
  );
});

describe('an object without a Ready condition', () => {
  it.each<[string, Partial<StatusInput>, Status['word']]>([
    [
      'and without a status is pending',
      { hasStatus: false, observedGeneration: undefined },
      'Pending',
    ],
    ['and never observed is pending', { observedGeneration: -1 }, 'Pending'],
    [
      'and with an empty status is pending',
      { observedGeneration: undefined },
      'Pending',
    ],
    ['but observed is unknown', { observedGeneration: 1 }, 'Unknown'],
    [
      'but with another condition is unknown',
      {
        observedGeneration: undefined,
        conditions: [condition('SourceVerified', 'True', 'Succeeded')],
      },
      'Unknown',
    ],
  ])('%s', (_, input, word) => {
    expect(judge(input)).toEqual({ word, running: false, retrying: false });
  });
});
