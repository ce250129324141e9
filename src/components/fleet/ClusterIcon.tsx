import CloudOffIcon from '@material-ui/icons/CloudOff';
import HourglassEmptyIcon from '@material-ui/icons/HourglassEmpty';
import { RemarkIcon, StatusIcon } from '../cells';
import { REMARKS, STANDINGS, type Remark, type Standing } from '../table/fleet';
import type { ClusterState } from './clusterStates';

const isRemark = (standing: Standing): standing is Remark =>
  REMARKS.some(remark => remark === standing);

/** Icon of the most urgent thing on a cluster. Hidden from screen readers, as words stand beside it. */
export const ClusterIcon = ({ state }: { state: ClusterState }) => {
  const { counts, isPending, isSilent } = state;
  if (isPending) {
    return <HourglassEmptyIcon aria-hidden fontSize="small" color="disabled" />;
  }
  if (isSilent) {
    return <CloudOffIcon aria-hidden fontSize="small" color="error" />;
  }
  if (!counts.has('attention')) return <StatusIcon word="Ready" />;
  const worst = STANDINGS.find(
    standing => standing !== 'attention' && counts.has(standing),
  );
  if (worst === undefined || worst === 'attention') return null;
  return isRemark(worst) ? (
    <RemarkIcon remark={worst} />
  ) : (
    <StatusIcon word={worst} />
  );
};
