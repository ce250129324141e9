import { makeStyles } from '@material-ui/core/styles';

/** Styles that the parts of an opened cluster share. */
export const useDetailStyles = makeStyles(
  theme => ({
    part: { minWidth: 0 },
    title: { margin: 0, ...theme.typography.subtitle2 },
  }),
  { name: 'FluxClusterPart' },
);
