import type { ObjectRef } from '../../flux';
import { ObjectLink } from './ObjectLink';
import { titleInCell } from './text';

/** Kind, namespace and name of an object, which open its details. */
export const RefLink = ({ to }: { to: ObjectRef }) => (
  <ObjectLink to={to}>{titleInCell(to)}</ObjectLink>
);
