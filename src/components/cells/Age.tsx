import type { ReactNode } from 'react';
import { age } from '../time';
import type { Translate } from '../translate';
import { useNow } from '../useNow';
import { Hint } from './Hint';

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
