import { Typography } from '@material-ui/core';
import { useMemo } from 'react';
import { isFluxRef, type FluxRef, type FluxResource } from '../../../flux';
import { dependenciesOf } from '../../../flux/details';
import {
  unlistedState,
  useDependencies,
  type KnownDependencies,
} from '../../../hooks/details';
import { useTranslate } from '../../shared';
import type { SectionProps } from '../DetailsObject';
import { ReadingStates } from '../ReadingStates';
import { DependencyPicture } from './DependencyPicture';
import { DependencyTable } from './DependencyTable';
import type { DependencyRow } from './dependencyWords';

const Found = (props: {
  of: FluxRef;
  resource: FluxResource | undefined;
  known: KnownDependencies;
}) => {
  const t = useTranslate();
  const { of, resource, known } = props;
  const found = useMemo(() => {
    const index = new Map(known.byKey);
    // Read more lately than the others.
    if (resource) index.set(resource.key, resource);
    const { nodes, edges, isTruncated } = dependenciesOf(of, index);
    const rows = nodes.map((node): DependencyRow => ({
      ...node,
      unlisted: unlistedState(node.ref, of, known),
    }));
    return { rows, edges, isTruncated };
  }, [of, resource, known]);
  const isAlone = found.rows.length <= 1;
  return (
    <>
      {isAlone ? (
        <Typography variant="body2">
          {t('dependencies.none', { kind: of.kind })}
        </Typography>
      ) : (
        <>
          <DependencyPicture rows={found.rows} dependencies={found.edges} />
          <DependencyTable rows={found.rows} />
        </>
      )}
      {found.isTruncated && (
        <Typography variant="body2">{t('dependencies.truncated')}</Typography>
      )}
      {known.onlyIn !== undefined && (
        <Typography variant="body2">
          {t('dependencies.onlyIn', { namespace: known.onlyIn })}
        </Typography>
      )}
    </>
  );
};

const OfKind = (props: { of: FluxRef; resource: FluxResource | undefined }) => {
  const t = useTranslate();
  return (
    <ReadingStates
      reading={useDependencies(props.of)}
      what={t('details.section.dependencies')}
      grantedBy="view"
    >
      {known => <Found {...props} known={known} />}
    </ReadingStates>
  );
};

/** Objects that this one waits for (`spec.dependsOn`), and those that wait for it. */
export const Dependencies = ({ object }: SectionProps) =>
  isFluxRef(object.ref) ? (
    <OfKind of={object.ref} resource={object.resource} />
  ) : null;
