import useCopyToClipboard from 'react-use/lib/useCopyToClipboard';
import { useTranslate } from './translate';

/**
 * Copies texts, and tells how that went.
 *
 * @param failed - what to say where the browser does not allow it
 * @returns `copied`, the text that was copied last, and `outcome`, what to tell of it, empty before the first
 */
export function useCopy(failed: string) {
  const t = useTranslate();
  const [{ value, error }, copy] = useCopyToClipboard();
  const copied = error ? undefined : value;
  const done = copied ? t('commands.copied') : '';
  return { copy, copied, outcome: error ? failed : done };
}
