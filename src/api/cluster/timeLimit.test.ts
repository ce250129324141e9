import { setTimeout as sleep } from 'node:timers/promises';
import { NoAnswerInTime, unlessAborted, withTimeLimit } from './timeLimit';

const never = (signal: AbortSignal) =>
  unlessAborted(signal, new Promise<string>(() => {}));

it('ends work that takes longer', async () => {
  await expect(withTimeLimit(8, { cluster: 'one' }, never)).rejects.toEqual(
    new NoAnswerInTime(8, { cluster: 'one' }),
  );
});

it('does not count time in which nothing could run', async () => {
  const answer = withTimeLimit(8, {}, async signal => {
    const until = performance.now() + 40;
    while (performance.now() < until);
    // The answer is there, and is noticed after the timers that are due.
    return unlessAborted(
      signal,
      sleep(0).then(() => 'answer'),
    );
  });
  await expect(answer).resolves.toBe('answer');
});

it('ends work at once when it is no longer wanted', async () => {
  const outer = new AbortController();
  const answer = withTimeLimit(60_000, {}, never, outer.signal);
  outer.abort(new Error('left'));
  await expect(answer).rejects.toThrow('left');
});
