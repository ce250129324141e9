import { makeStyles } from '@material-ui/core/styles';
import ChevronRightIcon from '@material-ui/icons/ChevronRight';
import { useId, useState, type ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    button: {
      appearance: 'none',
      display: 'inline-flex',
      alignItems: 'center',
      justifyContent: 'center',
      width: 24,
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
    space: { width: 24 },
    line: {
      display: 'grid',
      gridTemplateColumns: '24px minmax(0, 1fr)',
      gap: theme.spacing(0.5),
    },
    children: { margin: 0, padding: `0 0 0 ${theme.spacing(3)}px` },
  }),
  { name: 'FluxDisclosure' },
);

/** Item of a tree that opens to show what is below it. What is below is drawn, and read, only then. */
export const Disclosure = (props: {
  /** Name of the button, such as that of the object. */
  label: string;
  isOpenAtFirst?: boolean;
  line: ReactNode;
  /** Absent: nothing is below it. */
  children?: () => ReactNode;
}) => {
  const classes = useStyles();
  const id = useId();
  const { label, isOpenAtFirst = false, line, children } = props;
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  return (
    <>
      <div className={classes.line}>
        {children ? (
          <button
            type="button"
            className={classes.button}
            aria-label={label}
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            onClick={() => setOpen(!isOpen)}
          >
            <ChevronRightIcon
              fontSize="small"
              className={isOpen ? classes.open : undefined}
            />
          </button>
        ) : (
          <span className={classes.space} />
        )}
        <div>{line}</div>
      </div>
      {isOpen && children && (
        <div id={id} className={classes.children}>
          {children()}
        </div>
      )}
    </>
  );
};
