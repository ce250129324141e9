import { BreakableText } from './BreakableText';
import { inCell } from './text';
import { useTranslate } from './translate';
import { useCellStyles } from './useCellStyles';

/** A cluster as people call it; its name, where that is another, is in the tooltip. */
export const ClusterName = ({ name }: { name: string }) => {
  const classes = useCellStyles();
  const text = useTranslate().cluster(name);
  return (
    <bdi className={classes.cluster} title={text === name ? undefined : name}>
      <BreakableText>{inCell(text)}</BreakableText>
    </bdi>
  );
};
