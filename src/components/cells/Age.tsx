import type { ReactNode } from 'react';
import { age } from '../shared/time';
import type { Translate } from '../shared/translate';
import { useNow } from '../shared/useNow';
import { Hint } from '../shared/InfoTooltip';

/** How long ago something happened, with the exact time and what it was within one hover or focus. */
export const Age = (props: {
  at: string;
  detail: NonNullable<ReactNode>;
  t: Translate;
}) => {
  const now = useNow();
  return (
    <Hint detail={props.detail}>
      <time dateTime={props.at}>{age(props.t, Date.parse(props.at), now)}</time>
    </Hint>
  );
};
