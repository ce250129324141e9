import { makeStyles } from '@material-ui/core/styles';

/** Styles of the plain tables in the sections of the details. */
export const useSectionTable = makeStyles(
  theme => ({
    /** Scrolls sideways where the drawer is too narrow. */
    frame: { overflowX: 'auto' },
    table: {
      width: '100%',
      borderCollapse: 'collapse',
      '& th, & td': {
        textAlign: 'left',
        verticalAlign: 'top',
        padding: theme.spacing(0.75, 1.5, 0.75, 0),
        borderBottom: `1px solid ${theme.palette.divider}`,
      },
      '& thead th': {
        ...theme.typography.caption,
        color: theme.palette.text.secondary,
      },
      '& tbody th': { fontWeight: 600 },
    },
    /** Not in words alone: icon or wording tells the same. */
    bad: { color: theme.palette.error.main },
  }),
  { name: 'FluxSectionTable' },
);
