import type { ReactNode } from 'react';
import { InfoTooltip, useNow, useTranslate } from '../shared';

/** Age of an event, with details in a tooltip. */
export const Age = (props: { at: string; detail: NonNullable<ReactNode> }) => {
  const t = useTranslate();
  const now = useNow();
  return (
    <InfoTooltip detail={props.detail}>
      <time dateTime={props.at}>{t.age(Date.parse(props.at), now)}</time>
    </InfoTooltip>
  );
};
