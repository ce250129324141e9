import { StatusCell } from '../../cells';
import { useTranslate, useWords } from '../../shared';
import { RefLink } from '../../shared/late';
import { dependencyWords, type DependencyRow } from './dependencyWords';
import { useSectionTable } from './useSectionTable';

/** Each object that another waits for, or that waits for it, with its status. */
export const DependencyTable = (props: { rows: readonly DependencyRow[] }) => {
  const t = useTranslate();
  const { stateText } = useWords(dependencyWords);
  const classes = useSectionTable();
  return (
    <div className={classes.frame}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('dependencies.object')}</th>
            <th scope="col">{t('dependencies.relation')}</th>
            <th scope="col">{t('column.status')}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map(
            row =>
              row.as !== 'self' && (
                <tr key={row.key}>
                  <th scope="row">
                    <RefLink to={row.ref} />
                  </th>
                  <td>{t(`dependencies.as.${row.as}`)}</td>
                  <td>
                    {row.resource ? (
                      <StatusCell resource={row.resource} />
                    ) : (
                      stateText(row)
                    )}
                  </td>
                </tr>
              ),
          )}
        </tbody>
      </table>
    </div>
  );
};
