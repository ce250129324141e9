import type { Dependencies } from '../../../flux/details';
import { StatusCell } from '../../cells';
import { useTranslate } from '../../shared';
import { RefLink } from '../../shared/late';
import { useSectionTable } from './useSectionTable';

/** Each object that another waits for, or that waits for it, with its status. */
export const DependencyTable = ({ of }: { of: Dependencies }) => {
  const t = useTranslate();
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
          {of.nodes.map(
            ({ key, ref, resource, as }) =>
              as !== 'self' && (
                <tr key={key}>
                  <th scope="row">
                    <RefLink to={ref} />
                  </th>
                  <td>{t(`dependencies.as.${as}`)}</td>
                  <td>
                    {resource ? (
                      <StatusCell resource={resource} />
                    ) : (
                      t('dependencies.unknown')
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
