import {
  MissingAnnotationEmptyState,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { KUBERNETES_ANNOTATION } from '@backstage/plugin-kubernetes-common';
import { Button, Grid, Typography } from '@material-ui/core';
import { useId, useMemo, type ReactNode } from 'react';
import useToggle from 'react-use/lib/useToggle';
import type { FluxKind } from '../../flux';
import { useKinds, useListing, type FluxResources } from '../../hooks';
import {
  cardState,
  EmptyCard,
  KindsCard,
  namedCard,
  TitledCard,
} from '../card';
import { CARDS, type CardName } from '../cards';
import { isFluxAvailable } from '../isFluxAvailable';
import {
  ExtraKindsNotice,
  onDemand,
  ScopeProvider,
  TranslateProvider,
  useAppTranslate,
  useEntityScope,
  useFrame,
  useScope,
  useTranslate,
  useWords,
} from '../shared';
import { kindWords } from '../shared/late';

const tabCard = (name: CardName) => ({
  name,
  definition: CARDS[name],
  Card: namedCard(name),
});

type TabCard = ReturnType<typeof tabCard>;

/** Ordered by how people debug: deployments, sources, image policies. */
const TAB = (['deployments', 'sources', 'imagePolicies'] as const).map(tabCard);
const KINDS: readonly FluxKind[] = TAB.flatMap(
  ({ definition }) => definition.kinds,
);

const VersionsCard = onDemand(
  async () => (await import('../versions')).VersionsCard,
);

/** Returns whether there is anything to show of some kinds: objects, or a problem with one of these kinds. */
function hasAny(
  others: readonly FluxKind[],
  { resources = [], errors }: FluxResources,
): boolean {
  const isOther = (kind: string | undefined) =>
    others.some(other => other === kind);
  return (
    resources.some(({ kind }) => isOther(kind)) ||
    errors.some(({ kind }) => isOther(kind))
  );
}

const Stack = (props: {
  cards: readonly TabCard[];
  first?: ReactNode;
  children?: ReactNode;
}) => (
  <Grid container spacing={3}>
    {props.first}
    {props.cards.map(({ name, Card }) => (
      <Grid item key={name} xs={12}>
        <Card />
      </Grid>
    ))}
    {props.children}
  </Grid>
);

/** One line in place of the cards that have nothing to show. */
const FoldedCards = ({ cards }: { cards: readonly TabCard[] }) => {
  const t = useTranslate();
  const { anyOfKinds } = useWords(kindWords);
  const [isOpen, toggle] = useToggle(false);
  const frame = useFrame();
  const id = useId();
  const kinds = cards.flatMap(({ definition }) => definition.kinds);
  return (
    <div className={frame}>
      <Typography variant="body2">
        {t('content.noneOf', { kinds: anyOfKinds(kinds) })}{' '}
        <Button
          size="small"
          color="primary"
          onClick={toggle}
          aria-expanded={isOpen}
          aria-controls={id}
        >
          {isOpen ? t('content.hideEmpty') : t('content.showEmpty')}
        </Button>
      </Typography>
      <div id={id}>{isOpen && <Stack cards={cards} />}</div>
    </div>
  );
};

const EntityCards = () => {
  const t = useTranslate();
  const { all: everyKind } = useKinds();
  // Those without a card of their own on the tab.
  const otherKinds = useMemo(
    () => everyKind.filter(kind => !KINDS.includes(kind)),
    [everyKind],
  );
  const known = useListing(useScope(), everyKind);
  const others = hasAny(otherKinds, known);
  const empty = TAB.filter(
    ({ definition }) => cardState(definition, known).is === 'empty',
  );
  if (empty.length === TAB.length && !others) {
    return (
      <TitledCard title={t('content.title')}>
        <EmptyCard
          kinds={KINDS}
          clusters={known.clusters}
          isIncomplete={known.failure !== undefined}
        />
      </TitledCard>
    );
  }
  // Shows a problem of Backstage or of all clusters only once.
  const all = cardState({ kinds: everyKind }, known);
  const isAllLost =
    all.is === 'failed' && all.errors.every(({ kind }) => !kind);
  const shown = isAllLost
    ? TAB.slice(0, 1)
    : TAB.filter(card => !empty.includes(card));
  return (
    <>
      <Stack
        cards={shown}
        first={
          !isAllLost &&
          !empty.some(({ name }) => name === 'deployments') && (
            <Grid item xs={12}>
              <VersionsCard />
            </Grid>
          )
        }
      >
        {others && !isAllLost && (
          <Grid item xs={12}>
            <KindsCard
              id="others"
              kinds={otherKinds}
              title={t('content.others')}
            />
          </Grid>
        )}
      </Stack>
      {empty.length > 0 && <FoldedCards cards={empty} />}
    </>
  );
};

/** Everything that Flux does for the entity of the page, as a tab. */
export const FluxContent = () => {
  const t = useAppTranslate();
  const { entity } = useEntity();
  const scope = useEntityScope();
  return isFluxAvailable(entity) ? (
    <ScopeProvider value={scope}>
      <TranslateProvider value={t}>
        <ExtraKindsNotice />
        <EntityCards />
      </TranslateProvider>
    </ScopeProvider>
  ) : (
    <MissingAnnotationEmptyState annotation={KUBERNETES_ANNOTATION} />
  );
};
