import { Typography } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import { useId, type KeyboardEvent } from 'react';
import type { FluxError } from '../../../api';
import {
  definitionOf,
  isFluxRef,
  namespacedName,
  type Chain as FluxChain,
  type ChainLink,
  type FluxResource,
} from '../../../flux';
import {
  HEALTH_CHECK_CANCELED,
  HEALTH_SEVERITY,
  type HealthWord,
} from '../../../flux/details';
import {
  useApplied,
  useChain,
  type AppliedObjects,
} from '../../../hooks/details';
import { StatusIcon } from '../../cells';
import {
  inCell,
  ObjectLink,
  titleInCell,
  useCellStyles,
  useNow,
  useTranslate,
  useWords,
} from '../../shared';
import type { SectionProps } from '../DetailsObject';
import { HEALTH_ICON } from '../../shared/late';
import { Behind } from './Behind';
import { chainWords } from './chainWords';
import { resourceRows, wordOf } from './resourceRows';

/** Width of the arrow between two links, in px. */
const ARROW = 24;

const useStyles = makeStyles(
  theme => ({
    // The drawer is a column that would shrink it.
    root: { flexShrink: 0, padding: theme.spacing(1, 3, 2) },
    title: {
      ...theme.typography.subtitle2,
      margin: theme.spacing(0, 0, 0.5),
    },
    links: {
      display: 'flex',
      alignItems: 'stretch',
      gap: ARROW,
      margin: 0,
      padding: theme.spacing(0.5, 0),
      listStyle: 'none',
      overflowX: 'auto',
    },
    link: {
      flex: '1 1 0',
      minWidth: 124,
      padding: theme.spacing(0.75, 1),
      border: `1px solid ${theme.palette.divider}`,
      borderTopWidth: 3,
      borderRadius: theme.shape.borderRadius,
      overflowWrap: 'anywhere',
      position: 'relative',
      '& + &::before': {
        content: '"→"',
        position: 'absolute',
        top: '50%',
        left: -ARROW,
        width: ARROW,
        transform: 'translateY(-50%)',
        textAlign: 'center',
        color: theme.palette.text.secondary,
      },
    },
    // No background: the lesser texts have just enough contrast without one.
    current: { boxShadow: `inset 0 0 0 1px ${theme.palette.text.secondary}` },
    stuck: { borderTopColor: theme.palette.error.main },
    behind: { borderTopColor: theme.palette.warning.main },
    waiting: { borderStyle: 'dashed', borderTopWidth: 1 },
    state: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      fontWeight: 600,
    },
    blocker: { marginTop: theme.spacing(0.5), overflowWrap: 'anywhere' },
  }),
  { name: 'FluxChain' },
);

/** Keys that move the focus, and by how many links. */
const MOVES: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowUp: -1,
  ArrowRight: 1,
  ArrowDown: 1,
  Home: -Infinity,
  End: Infinity,
};

/** Moves the focus among the links with the arrow keys. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const move = MOVES[event.key];
  const { altKey, ctrlKey, metaKey, shiftKey } = event;
  if (move === undefined || altKey || ctrlKey || metaKey || shiftKey) return;
  const links = [...event.currentTarget.querySelectorAll('a')];
  const from = links.findIndex(each => each === document.activeElement);
  const to = Math.min(Math.max(from + move, 0), links.length - 1);
  links[to]?.focus();
  event.preventDefault();
}

const LinkState = (props: {
  link: ChainLink;
  chain: FluxChain;
  error: FluxError | undefined;
}) => {
  const { linkTexts } = useWords(chainWords);
  const classes = useStyles();
  const cells = useCellStyles();
  const { link, chain, error } = props;
  const { state, notes } = linkTexts(link, chain, error);
  const unread = link.state === 'stuck' ? 'Failed' : 'Unknown';
  return (
    <>
      {state && (
        <div className={classes.state}>
          <StatusIcon word={link.object?.status.word ?? unread} />
          {state}
        </div>
      )}
      {notes.map(note => (
        <div key={note} className={cells.secondary}>
          {note}
        </div>
      ))}
    </>
  );
};

/** When a link got what it has. */
const Since = ({ resource }: { resource: FluxResource }) => {
  const t = useTranslate();
  const cells = useCellStyles();
  const now = useNow();
  const at = Date.parse(resource.activity?.at ?? '');
  return Number.isNaN(at) ? null : (
    <div className={cells.secondary}>{t.age(at, now)}</div>
  );
};

const Item = (props: {
  link: ChainLink;
  chain: FluxChain;
  error: FluxError | undefined;
  isCurrent: boolean;
}) => {
  const t = useTranslate();
  const { revisionTexts } = useWords(chainWords);
  const classes = useStyles();
  const cells = useCellStyles();
  const { link, chain, error, isCurrent } = props;
  const { ref, state, object } = link;
  const revisions = object ? revisionTexts(object) : [];
  const look = [
    classes.link,
    isCurrent && classes.current,
    state === 'stuck' && classes.stuck,
    state === 'behind' && classes.behind,
    state === 'waiting' && classes.waiting,
  ];
  const name = <bdi>{inCell(ref.name)}</bdi>;
  return (
    <li
      className={look.filter(Boolean).join(' ')}
      aria-current={isCurrent || undefined}
      data-state={state}
    >
      <div className={cells.secondary}>
        {link.isDependency
          ? t('details.chain.dependency', { kind: inCell(ref.kind) })
          : inCell(ref.kind)}
      </div>
      <div className={cells.name} title={namespacedName(ref)}>
        {isFluxRef(ref) ? (
          <ObjectLink to={ref} className={cells.link}>
            {name}
          </ObjectLink>
        ) : (
          name
        )}
      </div>
      {revisions.map(
        text =>
          text && (
            <div key={text} className={`${cells.secondary} ${cells.mono}`}>
              {inCell(text)}
            </div>
          ),
      )}
      {object && <Since resource={object} />}
      <LinkState link={link} chain={chain} error={error} />
    </li>
  );
};

const worstOf = (words: readonly HealthWord[]) =>
  HEALTH_SEVERITY.find(word => words.includes(word));

/** Returns what Flux's own health checks have found. Only a Kustomization with `spec.wait` or `spec.healthChecks` has them. */
function checkedHealth({ conditions }: FluxResource): HealthWord | undefined {
  const checks = conditions.find(({ type }) => type === 'Healthy');
  if (checks?.status === 'True') return 'healthy';
  return checks?.status === 'False' && checks.reason !== HEALTH_CHECK_CANCELED
    ? 'failed'
    : undefined;
}

/**
 * Returns the worst health of what an applier has applied. Where not all of it was read, that counts only if it is a
 * problem, beside what Flux's own health checks have found. Secrets, which are never read, have no health.
 */
function appliedHealth(
  applied: AppliedObjects | undefined,
  applier: FluxResource,
): HealthWord | undefined {
  const rows = resourceRows(applied?.objects ?? []).filter(
    ({ state }) => state !== 'secret',
  );
  const read = rows.filter(
    ({ state }) => state === 'read' || state === 'missing',
  );
  const words = read.map(wordOf);
  const checked = checkedHealth(applier);
  const isWhole =
    read.length === rows.length &&
    applied?.errors.length === 0 &&
    !applied.isTruncated;
  if (isWhole) return worstOf(words) ?? checked;
  const problems = words.filter(word => word !== 'healthy');
  return (
    worstOf(checked ? [...problems, checked] : problems) ??
    (applied && 'unknown')
  );
}

const Workloads = ({ start }: { start: FluxResource }) => {
  const t = useTranslate();
  const classes = useStyles();
  const cells = useCellStyles();
  // Not read for this: the section Resources does that.
  const { data } = useApplied(start, undefined);
  const word = start.onDelete && appliedHealth(data, start);
  if (!word) return null;
  return (
    <li className={classes.link}>
      <div className={cells.secondary}>{t('details.chain.applied')}</div>
      <div className={cells.name}>{t('details.section.resources')}</div>
      <div className={classes.state}>
        <StatusIcon word={HEALTH_ICON[word]} />
        {t(`details.health.${word}`)}
      </div>
    </li>
  );
};

/** Says in words where the change is stuck, where that is another object. */
const Blocker = ({
  chain,
  start,
}: {
  chain: FluxChain;
  start: FluxResource;
}) => {
  const t = useTranslate();
  const { blockerText } = useWords(chainWords);
  const classes = useStyles();
  const { blocker } = chain;
  if (!blocker || blocker.key === start.key) return null;
  const { ref } = blocker;
  const title = titleInCell(ref);
  return (
    <Typography variant="body2" className={classes.blocker}>
      {t('text.labelled', {
        label: t('details.chain.stuckAt', {
          what: isFluxRef(ref) ? (
            <ObjectLink to={ref}>{title}</ObjectLink>
          ) : (
            title
          ),
        }),
        text: blockerText(blocker),
      })}
    </Typography>
  );
};

const Links = ({ start }: { start: FluxResource }) => {
  const t = useTranslate();
  const classes = useStyles();
  const titleId = useId();
  const { chain, errors } = useChain(start);
  const { links } = chain;
  return (
    <section aria-labelledby={titleId} className={classes.root}>
      <h3 id={titleId} className={classes.title}>
        {t('details.chain.title')}
      </h3>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys are a shortcut: each link is reached with Tab as well */}
      <ol className={classes.links} aria-labelledby={titleId} onKeyDown={walk}>
        {links.map(link => (
          <Item
            key={link.key}
            link={link}
            chain={chain}
            error={errors.get(link.key)}
            isCurrent={link.key === start.key}
          />
        ))}
        <Workloads start={start} />
      </ol>
      <Blocker chain={chain} start={start} />
      <Behind chain={chain} start={start} />
    </section>
  );
};

/** Where a change is on its way to the object, and where it is stuck. Nothing for objects that are not Flux's. */
export const Chain = ({ object: { resource } }: SectionProps) =>
  resource && definitionOf(resource.kind).role !== 'other' ? (
    <Links start={resource} />
  ) : null;
