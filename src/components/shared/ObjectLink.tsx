import { makeStyles } from '@material-ui/core/styles';
import {
  createContext,
  useContext,
  type MouseEvent,
  type ReactNode,
} from 'react';
import type { ObjectRef } from '../../flux';

/** Opens the details of objects, and gives the addresses that do so. */
export interface DetailsLinks {
  /** Returns `undefined` for what no valid object is named. */
  readonly hrefOf: (ref: ObjectRef) => string | undefined;
  readonly open: (ref: ObjectRef) => void;
}

const useStyles = makeStyles(
  theme => ({
    link: {
      // Links close to each other need a height of 24 px (WCAG 2.5.8).
      display: 'inline-block',
      lineHeight: '24px',
      color: theme.palette.link ?? theme.palette.primary.main,
      textDecoration: 'underline',
      textUnderlineOffset: '3px',
    },
  }),
  { name: 'FluxObjectLink' },
);

const LinksContext = createContext<DetailsLinks | undefined>(undefined);

/** Provides {@link ObjectLink} with the way to the details. Its value has to stay the same. */
export const DetailsLinksProvider = LinksContext.Provider;

/** Returns the way to the details, where there is one. */
export function useDetailsLinks(): DetailsLinks | undefined {
  return useContext(LinksContext);
}

function isPlainClick(event: MouseEvent): boolean {
  const { button, metaKey, ctrlKey, shiftKey, altKey } = event;
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey;
}

/**
 * Link to the details of an object, which opens in another tab as any link does. Plain text where nothing around it can
 * show details.
 */
export const ObjectLink = (props: {
  to: ObjectRef;
  className?: string;
  children: ReactNode;
}) => {
  const links = useDetailsLinks();
  const classes = useStyles();
  const { to, className = classes.link, children } = props;
  const href = links?.hrefOf(to);
  if (!links || href === undefined) return <>{children}</>;
  return (
    <a
      href={href}
      className={className}
      onClick={event => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        links.open(to);
      }}
    >
      {children}
    </a>
  );
};
