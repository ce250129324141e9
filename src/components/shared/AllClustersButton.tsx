import { Button } from '@material-ui/core';
import { useTranslate } from './translate';

/** Button that shows all clusters, or only the first ones again. */
export const AllClustersButton = (props: {
  count: number;
  isAll: boolean;
  onToggle: () => void;
  className: string;
}) => {
  const t = useTranslate();
  const { count, isAll, onToggle, className } = props;
  return (
    <Button
      size="small"
      color="primary"
      className={className}
      aria-expanded={isAll}
      onClick={onToggle}
    >
      {isAll ? t('fleet.showFewer') : t('fleet.showAll', { count })}
    </Button>
  );
};
