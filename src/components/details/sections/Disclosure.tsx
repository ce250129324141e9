import { makeStyles } from '@material-ui/core/styles';
import { useId, useState, type ReactNode } from 'react';
import { DISCLOSURE_WIDTH, DisclosureButton } from '../../shared/late';

const useStyles = makeStyles(
  theme => ({
    space: { width: DISCLOSURE_WIDTH },
    line: {
      display: 'grid',
      gridTemplateColumns: `${DISCLOSURE_WIDTH}px minmax(0, 1fr)`,
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
          <DisclosureButton
            label={label}
            controls={id}
            isOpen={isOpen}
            onToggle={() => setOpen(!isOpen)}
          />
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
