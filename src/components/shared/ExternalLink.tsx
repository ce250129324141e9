import { Link } from '@backstage/core-components';
import type { ReactNode } from 'react';

/** Link to an address from a cluster. `to` comes from `flux/repositoryLinks`, so it is http(s) or `undefined`. */
export const ExternalLink = (props: {
  to: string | undefined;
  label: string;
  className?: string;
  children: ReactNode;
}) =>
  props.to === undefined ? (
    <span className={props.className}>{props.children}</span>
  ) : (
    <Link
      to={props.to}
      title={props.label}
      className={props.className}
      // The icon would repeat in every row.
      externalLinkIcon={false}
    >
      {props.children}
    </Link>
  );
