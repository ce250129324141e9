import { Typography } from '@material-ui/core';
import { useMemo } from 'react';
import { isFluxRef, type FluxRef, type FluxResource } from '../../../flux';
import { dependenciesOf } from '../../../flux/details';
import { useAllOfKind, type AllOfKind } from '../../../hooks/details';
import { useTranslate } from '../../shared';
import type { SectionProps } from '../DetailsObject';
import { ReadingStates } from '../ReadingStates';
import { DependencyPicture } from './DependencyPicture';
import { DependencyTable } from './DependencyTable';

const Found = (props: {
  of: FluxRef;
  resource: FluxResource | undefined;
  all: AllOfKind;
}) => {
  const t = useTranslate();
  const { of, resource, all } = props;
  const found = useMemo(() => {
    const index = new Map(all.byKey);
    // Read more lately than the others.
    if (resource) index.set(resource.key, resource);
    return dependenciesOf(of, index);
  }, [of, resource, all]);
  const isAlone = found.nodes.length <= 1;
  return (
    <>
      {isAlone ? (
        <Typography variant="body2">
          {t('dependencies.none', { kind: of.kind })}
        </Typography>
      ) : (
        <>
          <DependencyPicture of={found} />
          <DependencyTable of={found} />
        </>
      )}
      {found.isTruncated && (
        <Typography variant="body2">{t('dependencies.truncated')}</Typography>
      )}
      {all.onlyIn !== undefined && (
        <Typography variant="body2">
          {t('dependencies.onlyIn', { namespace: all.onlyIn })}
        </Typography>
      )}
    </>
  );
};

const OfKind = (props: { of: FluxRef; resource: FluxResource | undefined }) => {
  const t = useTranslate();
  return (
    <ReadingStates
      reading={useAllOfKind(props.of)}
      what={t('details.section.dependencies')}
      grantedBy="view"
    >
      {all => <Found {...props} all={all} />}
    </ReadingStates>
  );
};

/** Objects that this one waits for (`spec.dependsOn`), and those that wait for it. */
export const Dependencies = ({ object }: SectionProps) =>
  isFluxRef(object.ref) ? (
    <OfKind of={object.ref} resource={object.resource} />
  ) : null;
