import { InfoCard } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useId, type ReactNode } from 'react';
import { useFrame } from '../shared';

/** A phone with the largest text: the notice stands below the title. */
const NARROWEST = '@media (max-width: 359.98px)';

const useStyles = makeStyles(
  theme => ({
    header: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(2),
      minHeight: 32,
      [NARROWEST]: { flexWrap: 'wrap' },
    },
    title: {
      margin: 0,
      // Looks like the card header around it.
      font: 'inherit',
      // Leaves space for the notice's buttons beside the longest title, even on a phone.
      [theme.breakpoints.down('xs')]: { fontSize: '1.2rem' },
    },
    /** Space beside the title, reserved even when empty so that nothing moves when a notice appears. */
    aside: {
      // Shrinks before the title wraps, but not below the notice's icon and buttons.
      flex: '1 1000 220px',
      // The notice does not make the card wider.
      width: 0,
      minWidth: 110,
      height: 48,
      margin: theme.spacing(-1, 0),
      display: 'flex',
      alignItems: 'center',
      [NARROWEST]: { flexBasis: '100%', '&:empty': { display: 'none' } },
    },
  }),
  { name: 'FluxCard' },
);

/** Card that is a region of the page, with its title as a heading and space for a notice beside it. */
export const TitledCard = (props: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) => {
  const { title, aside, children } = props;
  const classes = useStyles();
  const frame = useFrame();
  const id = useId();
  return (
    <section aria-labelledby={id} className={frame}>
      <InfoCard
        noPadding
        titleTypographyProps={{ component: 'div' }}
        title={
          <div className={classes.header}>
            <h2 id={id} className={classes.title}>
              {title}
            </h2>
            <div className={classes.aside}>{aside}</div>
          </div>
        }
      >
        {children}
      </InfoCard>
    </section>
  );
};
