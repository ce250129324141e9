import { useEffect, useState } from 'react';
import useCopyToClipboard from 'react-use/lib/useCopyToClipboard';
import { useTranslate } from './translate';

/** For how long a button says that it has copied a text, in ms. */
const SAID_MS = 4_000;

/**
 * Copies texts, and tells how that went. A success is told for a few seconds, so that screen readers announce the next
 * one again.
 *
 * @param failed - what to say where the browser does not allow it
 * @param current - returns the text that would be copied now, if there is only one: a success is told until it changes
 * @returns `copied`, the text that was copied last, and `outcome`, what to tell of it; empty if there is nothing to tell
 */
export function useCopy(failed: string, current?: () => string) {
  const t = useTranslate();
  const [result, copy] = useCopyToClipboard();
  const [past, setPast] = useState(result);
  useEffect(() => {
    if (result === past) return undefined;
    const timer = setTimeout(() => setPast(result), SAID_MS);
    return () => clearTimeout(timer);
  }, [result, past]);
  const { value, error } = result;
  const isTold = !error && result !== past;
  const copied =
    isTold && (!current || current() === value) ? value : undefined;
  const done = copied ? t('commands.copied') : '';
  return { copy, copied, outcome: error ? failed : done };
}
