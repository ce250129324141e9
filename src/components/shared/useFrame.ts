import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    frame: {
      // Material UI's own focus style has too little contrast. Fields and checkboxes have a visible one.
      '& :focus-visible:not(input):not([class*="MuiOutlinedInput-input"])': {
        outline: `2px solid ${theme.palette.primary.main}`,
        // Inside, because scrolling containers would cut it off.
        outlineOffset: -2,
      },
      // Spinners and ripples stand still with reduced motion.
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

/** Returns the class for the root of a card, dialog or menu: visible focus, and no animations with reduced motion. */
export const useFrame = (): string => useStyles().frame;
