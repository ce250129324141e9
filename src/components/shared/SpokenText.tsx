import { makeStyles } from '@material-ui/core/styles';
import type { HTMLAttributes } from 'react';

const useStyles = makeStyles(
  {
    spoken: {
      position: 'absolute',
      width: 1,
      height: 1,
      overflow: 'hidden',
      clipPath: 'inset(50%)',
      whiteSpace: 'nowrap',
    },
  },
  { name: 'FluxSpokenText' },
);

/** Text for screen readers only. Its parent needs `position: relative`: otherwise it could lengthen the page. */
export const SpokenText = (props: HTMLAttributes<HTMLSpanElement>) => (
  <span {...props} className={useStyles().spoken} />
);
