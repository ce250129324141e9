import {
  MissingAnnotationEmptyState,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { KUBERNETES_ANNOTATION } from '@backstage/plugin-kubernetes-common';
import { Button, Grid, Typography } from '@material-ui/core';
import { useId } from 'react';
import useToggle from 'react-use/lib/useToggle';
import { useListing } from '../../hooks';
import {
  DeploymentsCard,
  EmptyState,
  ImagePoliciesCard,
  SourcesCard,
  TitledCard,
} from '../card';
import { isFluxAvailable } from '../isFluxAvailable';
import {
  anyOfKinds,
  type Translate,
  useFrame,
  useScope,
  useTranslate,
} from '../shared';
import { isAllLost, isEmptyCard } from './emptyCards';

/** In the order in which one looks for what is wrong: what runs, where it comes from, what would come next. */
const CARDS = [DeploymentsCard, SourcesCard, ImagePoliciesCard] as const;
const KINDS = CARDS.flatMap(({ line }) => line.kinds);

type Cards = readonly (typeof CARDS)[number][];

const Stack = ({ cards }: { cards: Cards }) => (
  <Grid container spacing={3}>
    {cards.map(Card => (
      <Grid item key={Card.line.title} xs={12}>
        <Card />
      </Grid>
    ))}
  </Grid>
);

/** One line in place of the cards that have nothing to show. */
const FoldedCards = ({ t, cards }: { t: Translate; cards: Cards }) => {
  const [isOpen, toggle] = useToggle(false);
  const frame = useFrame();
  const id = useId();
  const kinds = cards.flatMap(({ line }) => line.kinds);
  return (
    <div className={frame}>
      <Typography variant="body2">
        {t('content.noneOf', { kinds: anyOfKinds(t, kinds) })}{' '}
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
  const known = useListing(useScope(), KINDS);
  const { clusters, failure } = known;
  const empty = CARDS.filter(({ line }) => isEmptyCard(line, known));
  if (empty.length === CARDS.length) {
    return (
      <TitledCard title={t('content.title')}>
        <EmptyState
          t={t}
          kinds={KINDS}
          clusters={clusters}
          isIncomplete={failure !== undefined}
        />
      </TitledCard>
    );
  }
  const shown = isAllLost(known)
    ? CARDS.slice(0, 1)
    : CARDS.filter(card => !empty.includes(card));
  return (
    <>
      <Stack cards={shown} />
      {empty.length > 0 && <FoldedCards t={t} cards={empty} />}
    </>
  );
};

/** All that Flux does for the entity of the page, as a tab of its own. */
export const FluxContent = () => {
  const { entity } = useEntity();
  return isFluxAvailable(entity) ? (
    <EntityCards />
  ) : (
    <MissingAnnotationEmptyState annotation={KUBERNETES_ANNOTATION} />
  );
};
