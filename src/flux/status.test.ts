import type { Condition } from './conditions';
import { statusOf, type Status, type StatusInput } from './status';
import {
  AT,
  condition,
  failed,
  inProgress,
  judge,
  judgeable,
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
      'Ready',
      {
        isStatic: true,
        ignoresSuspend: true,
        suspended: true,
        conditions: [stalled, failed],
      },
    ],
    ['Suspended', { suspended: true, conditions: [stalled, failed] }],
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
  it('has the cause as its reason, and what Stalled says besides', () => {
    const status = judge({ conditions: [stalled, failed] });
    expect(status).toMatchObject({
      word: 'Stalled',
      reason: 'BuildFailed',
      message: 'Ready BuildFailed',
      running: false,
      retrying: false,
    });
    expect(status.also).toEqual([
      { reason: 'URLInvalid', message: 'Stalled URLInvalid', since: AT },
    ]);
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

  it('is not running, but will retry, where helm-controller has left Reconciling=True', () => {
    expect(judge({ conditions: [progressing, failed] })).toMatchObject({
      word: 'Failed',
      running: false,
      retrying: true,
    });
  });

  it('has the failure as its reason after a successful rollback', () => {
    const status = judge({
      conditions: [
        condition('Ready', 'False', 'RollbackSucceeded', 'rolled back to v4'),
        condition('Released', 'False', 'UpgradeFailed', 'field is immutable'),
        condition(
          'Remediated',
          'True',
          'RollbackSucceeded',
          'rolled back to v4',
        ),
      ],
    });
    expect(status).toMatchObject({
      word: 'Failed',
      reason: 'UpgradeFailed',
      message: 'field is immutable',
      also: [{ reason: 'RollbackSucceeded', message: 'rolled back to v4' }],
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

describe('a failed object that is tried again', () => {
  it.each([
    condition('FetchFailed', 'True', 'GitOperationFailed', 'no such host'),
    condition('Released', 'False', 'InstallFailed', 'no such host'),
    condition('Healthy', 'False', 'HealthCheckFailed', 'no such host'),
  ])('stays failed by $type, and is running', left => {
    expect(
      judge({ conditions: [progressing, inProgress, left] }),
    ).toMatchObject({
      word: 'Failed',
      reason: left.reason,
      message: 'no such host',
      running: true,
      retrying: false,
    });
  });

  it("stays failed by the kind's own record", () => {
    const lastRun = { isWell: false, reason: 'HealthCheckFailed', at: AT };
    expect(
      judge({ conditions: [progressing, inProgress], lastRun }),
    ).toMatchObject({
      word: 'Failed',
      reason: 'HealthCheckFailed',
      running: true,
    });
  });

  it('keeps what the previous poll saw, until a run has ended well', () => {
    const before = judge({ conditions: [retrying, failed] });
    const conditions = [progressing, inProgress];
    const during = statusOf(judgeable({ conditions }), before);
    expect(during).toMatchObject({
      word: 'Failed',
      message: failed.message,
      running: true,
    });
    expect(statusOf(judgeable({ conditions }), during).word).toBe('Failed');
    const since = (at: string) =>
      statusOf(judgeable({ conditions, lastRun: { isWell: true, at } }), during)
        .word;
    expect(since('2026-05-11T08:59:00Z')).toBe('Failed');
    expect(since('2026-05-11T09:01:00Z')).toBe('Reconciling');
  });

  it('is ready as soon as Ready is True', () => {
    const before = judge({ conditions: [retrying, failed] });
    expect(statusOf(judgeable({ conditions: [ready] }), before).word).toBe(
      'Ready',
    );
  });
});

describe('a ready object', () => {
  it('says which tests of its release failed and were ignored, and what has drifted', () => {
    const tests = condition('TestSuccess', 'False', 'TestFailed');
    const drift = condition('Drifted', 'True', 'DriftDetected');
    expect(judge({ conditions: [ready, tests, drift] })).toMatchObject({
      word: 'Ready',
      reason: 'Succeeded',
      also: [{ reason: 'TestFailed' }, { reason: 'DriftDetected' }],
    });
  });
});

describe('a running object', () => {
  it('is reconciling if a newer revision cancelled its health checks, and will not retry these', () => {
    expect(
      judge({
        conditions: [
          retrying,
          condition('Ready', 'False', 'HealthCheckCanceled'),
        ],
      }),
    ).toMatchObject({ word: 'Reconciling', retrying: false });
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

  it.each<[number | undefined, number | undefined, Status['word']]>([
    [0, 2, 'Reconciling'],
    [undefined, 2, 'Reconciling'],
    [undefined, 3, 'Ready'],
    [undefined, 0, 'Ready'],
    [undefined, undefined, 'Ready'],
    // The status may lag behind the condition.
    [3, 2, 'Ready'],
  ])(
    'of generation 3, with Ready of %s and a status of %s, is %s',
    (ofReady, observedGeneration, word) => {
      expect(
        words([{ ...ready, observedGeneration: ofReady }], {
          generation: 3,
          observedGeneration,
        }),
      ).toBe(word);
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
