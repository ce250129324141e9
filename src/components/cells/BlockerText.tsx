import type { ChainLink } from '../../flux';
import {
  BreakableText,
  causeLines,
  defineWords,
  ObjectLink,
  shorten,
  titleInCell,
  useTranslate,
  useWords,
} from '../shared';

const CAUSE_LENGTH = 300;

const oneLine = (text: string) => text.replace(/\s+/g, ' ');

/** Words for what holds an object up. */
export const blockerWords = defineWords(t => {
  /** Returns the cause of a blocker, or `undefined` if it is unknown or the message beside it already has it. */
  function causeOf({ object, isMissing }: ChainLink, told = '') {
    if (isMissing) return t('blocked.missing');
    if (!object) return undefined;
    const [cause] = causeLines(object.status);
    if (!cause) return t(`status.${object.status.word}`);
    const text = oneLine(cause);
    return oneLine(told).includes(text)
      ? undefined
      : shorten(text, CAUSE_LENGTH);
  }

  return {
    causeOf,

    /** Returns what to fix first: `Blocked by HelmRepository flux-system/charts: 401 Unauthorized`. */
    blockerText(blocker: ChainLink): string {
      const by = `${t('blocked.by')} ${titleInCell(blocker.ref)}`;
      return t.labelled(by, causeOf(blocker));
    },
  };
});

/** Names the object to fix first, with a link, and its cause unless the message beside it already has that. */
export const BlockerText = (props: { blocker: ChainLink; told?: string }) => {
  const t = useTranslate();
  const { causeOf } = useWords(blockerWords);
  const { blocker, told } = props;
  const cause = causeOf(blocker, told);
  const link = (
    <ObjectLink to={blocker.ref}>
      <bdi>
        <BreakableText>{titleInCell(blocker.ref)}</BreakableText>
      </bdi>
    </ObjectLink>
  );
  return (
    <>
      {t('blocked.by')} {link}
      {cause && (
        <>
          {t('text.labelled', { label: '', text: '' })}
          <bdi>{cause}</bdi>
        </>
      )}
    </>
  );
};
