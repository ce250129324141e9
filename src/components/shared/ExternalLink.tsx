import { Link } from '@backstage/core-components';
import type { ReactNode } from 'react';

/** A link to an address that came from a cluster. `to` is made by `flux/repositoryLinks`, so it is http(s) or nothing. */
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
      // The address leads out of Backstage, to a site that a cluster names.
      externalLinkIcon={false}
    >
      {props.children}
    </Link>
  );
