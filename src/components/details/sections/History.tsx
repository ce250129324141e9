import { Typography } from '@material-ui/core';
import { isFluxRef, sourceOf, type FluxRef } from '../../../flux';
import { readHistory, type HistoryEntry } from '../../../flux/details';
import { useKnown } from '../../../hooks/details';
import { useTranslate } from '../../shared';
import type { SectionProps } from '../DetailsObject';
import { ReadingStates } from '../ReadingStates';
import { HistoryTable } from './HistoryTable';

const WithSource = (props: {
  history: readonly HistoryEntry[];
  sourceRef: FluxRef;
}) => (
  <HistoryTable history={props.history} source={useKnown(props.sourceRef)} />
);

/** Revisions that an applier has applied, as its own status records them. */
export const History = ({ object }: SectionProps) => {
  const t = useTranslate();
  const { resource, reading } = object;
  const sourceRef = resource && sourceOf(resource);
  return (
    <ReadingStates
      reading={reading}
      what={t('details.section.history')}
      grantedBy="view"
    >
      {found => {
        const history = found ? readHistory(found.json) : [];
        if (history.length === 0) {
          return (
            <Typography variant="body2">
              {t(
                resource?.revisions?.of === 'chart'
                  ? 'history.noReleases'
                  : 'history.noRuns',
              )}
            </Typography>
          );
        }
        return sourceRef && isFluxRef(sourceRef) ? (
          <WithSource history={history} sourceRef={sourceRef} />
        ) : (
          <HistoryTable history={history} source={undefined} />
        );
      }}
    </ReadingStates>
  );
};
