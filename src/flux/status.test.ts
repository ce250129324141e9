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

describe('each state outranks all that follow it', () => {
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
  it('says since when, keeps the last message, and runs no more', () => {
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
  it('keeps its last message below the word; a frozen Reconciling is no run', () => {
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

  it('does not retry either', () => {
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
  it('is ready though no controller ever wrote a status', () => {
    expect(words([], { isStatic: true, hasStatus: false })).toBe('Ready');
    expect(words([], { isStatic: true, observedGeneration: -1 })).toBe('Ready');
  });
});

describe('a stalled object', () => {
  it('gives the reason of Stalled', () => {
    expect(judge({ conditions: [failed, stalled] })).toMatchObject({
      word: 'Stalled',
      reason: 'URLInvalid',
      running: false,
    });
  });

  it('is one only while Stalled is True', () => {
    expect(words([ready, { ...stalled, status: 'False' }])).toBe('Ready');
  });
});

describe('a failed object', () => {
  it('will be tried again, where Flux says so', () => {
    expect(judge({ conditions: [retrying, failed] })).toMatchObject({
      word: 'Failed',
      reason: 'BuildFailed',
      running: false,
      retrying: true,
    });
  });

  it('is being tried again, where Flux says so', () => {
    expect(judge({ conditions: [progressing, failed] })).toMatchObject({
      word: 'Failed',
      running: true,
      retrying: false,
    });
  });

  it('stays failed while a new generation waits to be seen', () => {
    expect(words([failed], { generation: 3 })).toBe('Failed');
  });

  it('is failed by a rollback that succeeded', () => {
    expect(words([condition('Ready', 'False', 'RollbackSucceeded')])).toBe(
      'Failed',
    );
  });
});

describe('an object at work', () => {
  it('is reconciling when a newer revision cut its health checks short', () => {
    expect(words([condition('Ready', 'False', 'HealthCheckCanceled')])).toBe(
      'Reconciling',
    );
  });

  it('gives the step that it is at', () => {
    expect(judge({ conditions: [progressing, inProgress] })).toMatchObject({
      word: 'Reconciling',
      message: 'Reconciling Progressing',
      running: true,
    });
  });

  it('is reconciling when Ready is Unknown and nothing else is said', () => {
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

  it('is reconciling when Ready is about an older generation', () => {
    expect(words([ready], { generation: 3 })).toBe('Reconciling');
  });

  it.each([0, undefined])(
    'is ready when Ready does not say which generation it is about (%s)',
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
