import { InfoCard, ResponseErrorPanel } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useCustomResources } from '@backstage/plugin-kubernetes-react';
import { MATCHERS, type CardProps } from '../page/kinds';
import { columnsFor } from './columns';
import { IncumbentTable } from './IncumbentTable';
import { rowsOf } from './rows';

/**
 * A card in the manner of the Flux plugin of Weave GitOps, `@weaveworksoss/backstage-plugin-flux`, which continues as
 * `@backstage-community/plugin-flux`. Written for this benchmark from an understanding of its source
 * (https://github.com/weaveworks/weaveworks-backstage and `workspaces/flux` of
 * https://github.com/backstage/community-plugins), without any of its code.
 *
 * It does what that plugin does where it affects a figure:
 *
 * - Each card polls with its own `useCustomResources`, every 10 s, for all of its kinds.
 * - Each render copies all objects as JSON and reads them again: a render per answer, and two more per poll.
 * - The rows are compared deeply with the previous ones. If any differs, the whole table renders, and its body mounts
 *   again. If none does, the table does not render.
 * - The table is the Table of core-components, with five rows, a filter by cluster and a menu of columns. Sorting and
 *   searching compute the text of a cell for each comparison, and ages with luxon.
 * - Each row has the buttons sync, suspend and resume. A sync first syncs the source, and checks every two seconds.
 *
 * It is not that plugin: it has none of its links, icons, verification or page of controllers, and it asks for the API
 * versions that current Flux serves, which that plugin's first releases do not. It does not follow version 0.3 of the
 * community's plugin, whose table is that of `@backstage/ui`.
 */
export const IncumbentCard = ({ kinds, refreshMs }: CardProps) => {
  const { entity } = useEntity();
  const { kubernetesObjects, loading, error } = useCustomResources(
    entity,
    kinds.map(kind => MATCHERS[kind]),
    refreshMs,
  );
  // Deliberately not memoized, see above.
  const rows = rowsOf(kubernetesObjects, kinds);
  if (error) return <ResponseErrorPanel error={new Error(error)} />;
  return (
    <InfoCard title={kinds.join(', ')}>
      <IncumbentTable
        columns={columnsFor(kinds)}
        rows={rows}
        isLoading={loading && !kubernetesObjects}
      />
    </InfoCard>
  );
};
