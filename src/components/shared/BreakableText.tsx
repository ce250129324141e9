import { Fragment } from 'react';

/** A name up to and with the characters after which a reader would break it. */
const PARTS = /[^-/@]*[-/@]+|[^-/@]+/g;
/** The words of a kind: `Helm`, `Repository`. */
const WORDS = /[A-Z]*[^A-Z]+|[A-Z]+$/g;

/** Up to this length a name needs no breaks: it fits wherever names are shown. */
const SHORT = 12;

/**
 * A name that breaks between its parts, `team-a/` `podinfo-` `docs`, or between the words of a kind. It is copied
 * without anything in between.
 */
export const BreakableText = (props: {
  children: string;
  at?: 'parts' | 'words';
}) => {
  const { children: text, at = 'parts' } = props;
  if (text.length <= SHORT) return <>{text}</>;
  const parts = text.match(at === 'parts' ? PARTS : WORDS) ?? [text];
  return (
    <>
      {parts.map((part, i) => (
        // eslint-disable-next-line react/no-array-index-key -- the parts have no other identity
        <Fragment key={i}>
          {i > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </>
  );
};
