import { makeStyles } from '@material-ui/core/styles';
import { useCellStyles } from '../shared';

/** Number of lines above which the list scrolls, and has to be focusable to be scrolled with the keyboard. */
const LONG = 6;

const useStyles = makeStyles(
  theme => ({
    list: {
      margin: theme.spacing(0.5, 0, 1),
      paddingLeft: theme.spacing(3),
      maxHeight: 150,
      overflowY: 'auto',
      fontFamily: theme.typography.fontFamily,
      fontSize: theme.typography.body2.fontSize,
      lineHeight: 1.5,
      '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
    },
  }),
  { name: 'FluxNameList' },
);

/** A list of lines about single objects, which scrolls if it is long. */
export const NameList = (props: {
  label: string;
  lines: readonly { readonly key: string; readonly text: string }[];
}) => {
  const { label, lines } = props;
  const classes = useStyles();
  const { clusterText } = useCellStyles();
  return (
    <ul
      aria-label={label}
      className={`${classes.list} ${clusterText}`}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling list has to be focusable to be scrolled with the keyboard
      tabIndex={lines.length > LONG ? 0 : undefined}
    >
      {lines.map(({ key, text }) => (
        <li key={key}>
          <bdi>{text}</bdi>
        </li>
      ))}
    </ul>
  );
};
