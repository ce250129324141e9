import { parseRevision, shortRevision, type FluxResource } from '../../flux';
import { inCell, useCellStyles, useTranslate } from '../shared';

/** The image that an ImagePolicy has chosen: tag, name and digest. */
export const LatestImageCell = ({ resource }: { resource: FluxResource }) => {
  const t = useTranslate();
  const classes = useCellStyles();
  const { latest, hasChosen } = resource.image ?? {};
  if (!latest) {
    return (
      <span className={classes.secondary}>
        {t(hasChosen ? 'imagePolicy.unknownImage' : 'imagePolicy.noImage')}
      </span>
    );
  }
  return (
    <>
      <div className={`${classes.mono} ${classes.clusterText}`}>
        {inCell(latest.tag)}
      </div>
      <div className={`${classes.secondary} ${classes.clusterText}`}>
        {inCell(latest.name)}
      </div>
      {latest.digest && (
        <div
          className={`${classes.secondary} ${classes.clusterText}`}
          title={inCell(latest.digest)}
        >
          {inCell(shortRevision(parseRevision(latest.digest)))}
        </div>
      )}
    </>
  );
};
