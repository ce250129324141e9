import { makeStyles } from '@material-ui/core/styles';

/** Styles shared by the bars that replace the summary above a table. */
export const useBarStyles = makeStyles(
  theme => ({
    /** As high as the summary that it replaces. */
    bar: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0, 1),
      minHeight: 46,
      padding: theme.spacing(0.75, 1, 0.25, 2),
    },
    result: { flexWrap: 'nowrap' },
    count: { fontWeight: 600, marginRight: theme.spacing(1) },
    button: { minWidth: 0 },
    end: { marginLeft: 'auto' },
    quiet: {
      color: theme.palette.text.secondary,
      fontSize: theme.typography.caption.fontSize,
    },
    progress: { flex: '1 1 120px', height: 6, borderRadius: 3 },
    details: { padding: theme.spacing(0, 2) },
    success: { color: theme.palette.success.main },
    warning: { color: theme.palette.warning.main },
    error: { color: theme.palette.error.main },
  }),
  { name: 'FluxBulkBar' },
);
