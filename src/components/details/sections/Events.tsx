import { FormControlLabel, Switch, Typography } from '@material-ui/core';
import { useState } from 'react';
import {
  isRecord,
  keyOf,
  readString,
  type EdgeType,
  type ObjectRef,
} from '../../../flux';
import { useEventsWith } from '../../../hooks/details';
import { useTranslate } from '../../shared';
import type { DetailsObject, SectionProps } from '../DetailsObject';
import { ReadingStates } from '../ReadingStates';
import { EventList } from './EventList';

/** Ways to refer to what an object takes its content from. */
const UPSTREAM: readonly EdgeType[] = ['source', 'chart', 'image'];
const NONE: readonly ObjectRef[] = [];

/** Returns the sources and charts that an object names, each once. */
function upstreamRefs({ resource }: DetailsObject): readonly ObjectRef[] {
  const refs = (resource?.edges ?? []).flatMap(({ type, to }) =>
    UPSTREAM.includes(type) ? to : [],
  );
  return [...new Map(refs.map(ref => [keyOf(ref), ref])).values()];
}

/** Returns the uid of an object, by its latest reading. */
function uidOf({ resource, reading }: DetailsObject): string | undefined {
  const metadata = reading.data?.json.metadata;
  return isRecord(metadata) ? readString(metadata.uid) : resource?.uid;
}

/** Events about an object, and on a switch those about its source and chart. */
export const Events = ({ object }: SectionProps) => {
  const t = useTranslate();
  const upstream = upstreamRefs(object);
  const [isWithUpstream, setWithUpstream] = useState(false);
  const reading = useEventsWith(object.ref, isWithUpstream ? upstream : NONE);
  return (
    <>
      {upstream.length > 0 && (
        <FormControlLabel
          control={
            <Switch
              color="primary"
              size="small"
              checked={isWithUpstream}
              onChange={event => setWithUpstream(event.target.checked)}
            />
          }
          label={
            <Typography variant="body2">{t('events.withSource')}</Typography>
          }
        />
      )}
      <ReadingStates
        reading={reading}
        what={t('details.section.events')}
        grantedBy="details"
      >
        {({ events, isTruncated }) => (
          <>
            {events.length === 0 ? (
              <Typography variant="body2">{t('events.none')}</Typography>
            ) : (
              <EventList of={object.ref} uid={uidOf(object)} events={events} />
            )}
            {isTruncated && (
              <Typography variant="body2">{t('events.truncated')}</Typography>
            )}
          </>
        )}
      </ReadingStates>
    </>
  );
};
