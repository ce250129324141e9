import { linesAbout } from './controllerLog';

const ref = {
  cluster: 'production',
  group: 'kustomize.toolkit.fluxcd.io',
  kind: 'Kustomization',
  namespace: 'team-a',
  name: 'web',
};

const line = (fields: object) =>
  JSON.stringify({
    level: 'info',
    ts: '2026-11-25T17:07:24.123Z',
    msg: 'server-side apply completed',
    controllerKind: 'Kustomization',
    namespace: 'team-a',
    name: 'web',
    ...fields,
  });

test('returns the lines that name the object, in their order', () => {
  const log = [
    line({}),
    line({ name: 'web-2' }),
    line({ namespace: 'team-b' }),
    line({ controllerKind: 'HelmRelease' }),
    line({ level: 'error', msg: 'Reconciler error', error: 'timeout' }),
    '',
  ].join('\n');
  const at = '2026-11-25T17:07:24.123Z';
  expect(linesAbout(ref, log)).toEqual([
    { at, level: 'info', message: 'server-side apply completed' },
    { at, level: 'error', message: 'Reconciler error', error: 'timeout' },
  ]);
});

test('reads the encoding "console", with or without the name of a logger', () => {
  const fields = JSON.stringify({
    controller: 'kustomization',
    controllerKind: 'Kustomization',
    namespace: 'team-a',
    name: 'web',
    error: 'timeout',
  });
  const at = '2026-11-25T17:07:24.123Z';
  const log = [
    [at, 'INFO', 'All dependencies are ready', fields],
    [at, 'ERROR', 'controller.kustomization', 'Reconciler error', fields],
    [at, 'INFO', 'web starts'],
    [at, 'INFO', 'broken', '{"name":"web"'],
    [at, 'INFO', fields],
  ].map(parts => parts.join('\t'));
  expect(linesAbout(ref, log.join('\n'))).toEqual([
    {
      at,
      level: 'info',
      message: 'All dependencies are ready',
      error: 'timeout',
    },
    { at, level: 'error', message: 'Reconciler error', error: 'timeout' },
    { at, level: 'info', message: '', error: 'timeout' },
  ]);
});

test('skips what is no JSON object', () => {
  const log = ['web', '{"name":"web"', '["web"]', 'null web', '{}'].join('\n');
  expect(linesAbout(ref, log)).toEqual([]);
});

test('a line without a message or time is still one', () => {
  expect(linesAbout(ref, line({ msg: 7, ts: 'May 11', level: {} }))).toEqual([
    { message: '' },
  ]);
});
