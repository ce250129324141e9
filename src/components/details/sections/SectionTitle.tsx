import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    title: {
      ...theme.typography.subtitle1,
      fontWeight: 600,
      margin: theme.spacing(3, 0, 1),
      '&:first-child': { marginTop: 0 },
    },
  }),
  { name: 'FluxSectionTitle' },
);

/** Heading within a section of the details. */
export const SectionTitle = (props: { children: ReactNode }) => (
  <h3 className={useStyles().title}>{props.children}</h3>
);
