import { namespacedName, type ObjectRef } from '../../flux';
import { ObjectLink } from './ObjectLink';
import { inCell } from './text';

/** Kind, namespace and name of an object, which open its details. */
export const RefLink = ({ to }: { to: ObjectRef }) => (
  <ObjectLink to={to}>
    {inCell(to.kind)} {inCell(namespacedName(to))}
  </ObjectLink>
);
