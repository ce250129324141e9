import {
  MissingAnnotationEmptyState,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { KUBERNETES_ANNOTATION } from '@backstage/plugin-kubernetes-common';
import type { ReactNode } from 'react';
import { isFluxAvailable } from '../isFluxAvailable';
import {
  ForgeProvider,
  ScopeProvider,
  TranslateProvider,
  useAppForges,
  useAppTranslate,
  useEntityScope,
  type Translate,
} from '../shared';

/** Provides a card with the words and forges of the app, or says that the entity has no annotation for Flux. */
export const EntityCard = (props: {
  children: (t: Translate) => ReactNode;
}) => {
  const t = useAppTranslate();
  const forges = useAppForges();
  const { entity } = useEntity();
  const scope = useEntityScope();
  if (!isFluxAvailable(entity)) {
    return <MissingAnnotationEmptyState annotation={KUBERNETES_ANNOTATION} />;
  }
  return (
    <ScopeProvider value={scope}>
      <TranslateProvider value={t}>
        <ForgeProvider value={forges}>{props.children(t)}</ForgeProvider>
      </TranslateProvider>
    </ScopeProvider>
  );
};
