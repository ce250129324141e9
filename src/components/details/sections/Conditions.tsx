import { Typography } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import type { FluxRawObject } from '../../../api';
import { isRecord, readConditions, type Condition } from '../../../flux';
import { inCell, useCellStyles, useNow, useTranslate } from '../../shared';
import { SectionTitle } from './SectionTitle';
import { useSectionTable } from './useSectionTable';

const useStyles = makeStyles(
  {
    table: {
      '& thead th': { whiteSpace: 'nowrap' },
      '& tbody th': { overflowWrap: 'break-word' },
      '& td:nth-child(3)': { overflowWrap: 'normal' },
    },
    message: { whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
  },
  { name: 'FluxConditions' },
);

/** Returns the conditions of an object of any kind; `undefined` where they cannot be read. */
export function conditionsOf({
  json,
  resource,
}: FluxRawObject): readonly Condition[] | undefined {
  if (resource) return resource.conditions;
  const { status } = json;
  return readConditions(
    isRecord(status)
      ? (status.conditions as Parameters<typeof readConditions>[0])
      : undefined,
  );
}

/** All conditions of an object, with their times and the generation that they are about. */
export const Conditions = ({
  conditions,
}: {
  conditions: readonly Condition[] | undefined;
}) => {
  const t = useTranslate();
  const classes = useStyles();
  const section = useSectionTable();
  const cells = useCellStyles();
  const now = useNow();
  const isEmpty = conditions === undefined || conditions.length === 0;
  return (
    <>
      <SectionTitle>{t('details.conditions')}</SectionTitle>
      {isEmpty ? (
        <Typography variant="body2">
          {conditions
            ? t('details.noConditions')
            : t('details.unreadableConditions')}
        </Typography>
      ) : (
        <table className={`${section.table} ${classes.table}`}>
          <thead>
            <tr>
              <th scope="col">{t('details.condition')}</th>
              <th scope="col">{t('statusDetail.reason')}</th>
              <th scope="col">{t('details.changed')}</th>
              <th scope="col">{t('details.generation')}</th>
            </tr>
          </thead>
          <tbody>
            {conditions.map((each, i) => (
              // eslint-disable-next-line react/no-array-index-key -- types are unique in valid objects only
              <tr key={`${each.type} ${i}`}>
                <th scope="row">
                  {inCell(each.type)}
                  <div className={cells.secondary}>{each.status}</div>
                </th>
                <td>
                  {each.reason && inCell(each.reason)}
                  {each.message && (
                    <div className={`${cells.secondary} ${classes.message}`}>
                      <bdi>{each.message}</bdi>
                    </div>
                  )}
                </td>
                <td>
                  {each.lastTransitionTime && (
                    <span title={t.exactTime(each.lastTransitionTime)}>
                      {t.age(Date.parse(each.lastTransitionTime), now)}
                    </span>
                  )}
                </td>
                <td>{each.observedGeneration ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
};
