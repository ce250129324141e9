import type { ReactNode } from 'react';
import { age, InfoTooltip, type Translate, useNow } from '../shared';

/** How long ago something happened, with the exact time and what it was within one hover or focus. */
export const Age = (props: {
  at: string;
  detail: NonNullable<ReactNode>;
  t: Translate;
}) => {
  const now = useNow();
  return (
    <InfoTooltip detail={props.detail}>
      <time dateTime={props.at}>{age(props.t, Date.parse(props.at), now)}</time>
    </InfoTooltip>
  );
};
