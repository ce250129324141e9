import { namespacedName, type ChainLink } from '../../flux';
import {
  BreakableText,
  causeLines,
  inCell,
  labelled,
  ObjectLink,
  shorten,
  type Translate,
  useTranslate,
} from '../shared';

const CAUSE_LENGTH = 300;

const titleOf = ({ ref }: ChainLink) =>
  inCell(`${ref.kind} ${namespacedName(ref)}`);

/** Returns what is wrong with something that others wait for, as far as it says. */
function causeOf(t: Translate, { object, isMissing }: ChainLink) {
  if (isMissing) return t('blocked.missing');
  if (!object) return undefined;
  const [cause] = causeLines(object.status);
  return cause
    ? shorten(cause.replace(/\s+/g, ' '), CAUSE_LENGTH)
    : t(`status.${object.status.word}`);
}

/** Returns what has to be mended first: `Blocked by HelmRepository flux-system/charts: 401 Unauthorized`. */
export function blockerText(t: Translate, blocker: ChainLink): string {
  const by = `${t('blocked.by')} ${titleOf(blocker)}`;
  return labelled(t, by, causeOf(t, blocker));
}

/** What has to be mended first, as a link, and why. */
export const BlockerText = ({ blocker }: { blocker: ChainLink }) => {
  const t = useTranslate();
  const cause = causeOf(t, blocker);
  const link = (
    <ObjectLink to={blocker.ref}>
      <bdi>
        <BreakableText>{titleOf(blocker)}</BreakableText>
      </bdi>
    </ObjectLink>
  );
  return (
    <>
      {t('blocked.by')} {link}
      {cause && (
        <>
          {': '}
          <bdi>{cause}</bdi>
        </>
      )}
    </>
  );
};
