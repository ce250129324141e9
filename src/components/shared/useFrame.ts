import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    frame: {
      // What Material UI draws for the keyboard is too pale to be seen. Fields and boxes have frames of their own.
      '& :focus-visible:not(input):not([class*="MuiOutlinedInput-input"])': {
        outline: `2px solid ${theme.palette.primary.main}`,
        // Inside, as what scrolls would cut it off.
        outlineOffset: -2,
      },
      // Spinners, ripples and the like stand still for who wants no motion.
      '@media (prefers-reduced-motion: reduce)': {
        '& *': {
          animation: 'none !important',
          transition: 'none !important',
        },
      },
    },
  }),
  { name: 'FluxFrame' },
);

/** The class of what holds all that is ours: a card, a dialog, a menu. */
export const useFrame = (): string => useStyles().frame;
