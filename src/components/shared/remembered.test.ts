import { createElement } from 'react';
import { remembered } from './remembered';
import type { TextOf } from './translate';

const lookUp = jest.fn(
  (key: string, values?: object) => `${key}${JSON.stringify(values ?? '')}`,
);
const t = (): ((key: string, values?: object) => string) =>
  remembered(lookUp as unknown as TextOf) as never;

beforeEach(() => lookUp.mockClear());

it('gives the texts of the language, and looks each up once', () => {
  const text = t();
  const calls = [
    () => text('status.ready'),
    () => text('status.failed'),
    () => text('bulk.selectRow', { what: 'a' }),
    () => text('bulk.selectRow', { what: 'b' }),
    () => text('bulk.selected', { count: 1 }),
    () => text('bulk.selected', { count: 2 }),
  ];
  const first = calls.map(call => call());
  expect(new Set(first).size).toBe(calls.length);
  expect(calls.map(call => call())).toEqual(first);
  expect(lookUp).toHaveBeenCalledTimes(calls.length);
});

it('keeps two languages apart', () => {
  const other = remembered(((key: string) => `${key} in Japanese`) as never);
  expect(t()('status.ready')).toBe('status.ready""');
  expect(other('status.ready' as never)).toBe('status.ready in Japanese');
});

it('does not remember texts with elements, which differ though they look alike', () => {
  const text = t();
  const values = () => ({ link: createElement('a', { onClick: () => {} }) });
  text('details.seen', values());
  text('details.seen', values());
  expect(lookUp).toHaveBeenCalledTimes(2);
});

it('forgets instead of growing without end', () => {
  const text = t();
  const all = Array.from({ length: 5_000 }, (_, i) => i);
  for (const i of all) text('bulk.selected', { count: i });
  lookUp.mockClear();
  // The latest are still known, and the first are looked up again.
  text('bulk.selected', { count: 4_999 });
  expect(lookUp).not.toHaveBeenCalled();
  expect(text('bulk.selected', { count: 0 })).toBe('bulk.selected{"count":0}');
  expect(lookUp).toHaveBeenCalledTimes(1);
});
