import { namespacedName, type ObjectRef } from '../../../flux';
import { inCell, ObjectLink } from '../../shared';

/** Kind, namespace and name of an object, which open its details. */
export const RefLink = ({ to }: { to: ObjectRef }) => (
  <ObjectLink to={to}>
    {inCell(to.kind)} {inCell(namespacedName(to))}
  </ObjectLink>
);
