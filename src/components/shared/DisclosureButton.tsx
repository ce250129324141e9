import { makeStyles } from '@material-ui/core/styles';
import ChevronRightIcon from '@material-ui/icons/ChevronRight';

/** Width of the button in px, also for what stands in its place where there is nothing to open. */
export const DISCLOSURE_WIDTH = 24;

const useStyles = makeStyles(
  theme => ({
    button: {
      appearance: 'none',
      display: 'inline-flex',
      alignItems: 'center',
      justifyContent: 'center',
      flexShrink: 0,
      width: DISCLOSURE_WIDTH,
      height: 24,
      margin: 0,
      padding: 0,
      border: 0,
      borderRadius: theme.shape.borderRadius,
      background: 'none',
      color: 'inherit',
      cursor: 'pointer',
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
      },
    },
    open: { transform: 'rotate(90deg)' },
  }),
  { name: 'FluxDisclosureButton' },
);

/** Button with an arrow that opens and closes what has the given id. */
export const DisclosureButton = (props: {
  label: string;
  controls: string;
  isOpen: boolean;
  onToggle: () => void;
}) => {
  const classes = useStyles();
  const { label, controls, isOpen, onToggle } = props;
  return (
    <button
      type="button"
      className={classes.button}
      aria-label={label}
      aria-expanded={isOpen}
      aria-controls={isOpen ? controls : undefined}
      onClick={onToggle}
    >
      <ChevronRightIcon
        fontSize="small"
        className={isOpen ? classes.open : undefined}
      />
    </button>
  );
};
