import type { VersionState } from '../../flux/details';
import { RemarkIcon, StatusIcon } from '../cells';

/** Icon of a state. Hidden from screen readers, because the state stands beside it in words. */
export const StateIcon = ({ state }: { state: VersionState }) => {
  switch (state) {
    case 'failed':
      return <StatusIcon word="Failed" />;
    case 'waiting':
      return <StatusIcon word="Waiting" />;
    case 'behind':
      return <RemarkIcon remark="behind" />;
    case 'suspended':
      return <StatusIcon word="Suspended" />;
    case 'running':
      return <StatusIcon word="Reconciling" />;
    case 'current':
      return <StatusIcon word="Ready" />;
    default:
      return <StatusIcon word="Unknown" />;
  }
};
