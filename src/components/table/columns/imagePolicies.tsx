import {
  namespacedName,
  parseRevision,
  shortRevision,
  type ImageSelection,
} from '../../../flux';
import { useCellStyles } from '../../shared';
import type { FluxRow } from '../rows';
import { inCell, type Translate } from '../../shared';
import { nameColumn, statusColumn, updatedColumn } from './common';
import type { FluxColumn } from './FluxColumn';

function policyOf({ resource }: FluxRow): ImageSelection | undefined {
  return resource.image;
}

function choiceText(row: FluxRow, t: Translate): string | undefined {
  const policy = policyOf(row);
  if (!policy) return undefined;
  const { choice } = policy;
  if (!choice) return t('imagePolicy.unknown');
  if (choice.by === 'semver')
    return t('imagePolicy.semver', { range: choice.value });
  const isKnown = choice.value === 'asc' || choice.value === 'desc';
  const order = isKnown
    ? t(`imagePolicy.${choice.value}` as 'imagePolicy.asc')
    : choice.value;
  return t(`imagePolicy.${choice.by}`, { order });
}

const policyColumn: FluxColumn = {
  id: 'policy',
  width: 17,
  sortValue: row => {
    const choice = policyOf(row)?.choice;
    return choice && `${choice.by} ${choice.value}`;
  },
  words: (row, t) => [choiceText(row, t)],
  render: (row, t) => inCell(choiceText(row, t) ?? ''),
};

function imageRepository({ resource }: FluxRow): string | undefined {
  const edge = resource.edges.find(({ type }) => type === 'image');
  return edge && namespacedName(edge.to);
}

const imageRepositoryColumn: FluxColumn = {
  id: 'imageRepository',
  width: 19,
  sortValue: imageRepository,
  words: row => [imageRepository(row)],
  render: row => inCell(imageRepository(row) ?? ''),
};

const LatestImage = ({
  policy,
  t,
}: {
  policy: ImageSelection | undefined;
  t: Translate;
}) => {
  const classes = useCellStyles();
  const latest = policy?.latest;
  if (!latest)
    return (
      <span className={classes.secondary}>{t('imagePolicy.noImage')}</span>
    );
  return (
    <>
      <div className={`${classes.mono} ${classes.clusterText}`}>
        {inCell(latest.tag)}
      </div>
      <div className={`${classes.secondary} ${classes.clusterText}`}>
        {inCell(latest.name)}
      </div>
      {latest.digest && (
        <div
          className={`${classes.secondary} ${classes.clusterText}`}
          title={inCell(latest.digest)}
        >
          {inCell(shortRevision(parseRevision(latest.digest)))}
        </div>
      )}
    </>
  );
};

const latestImageColumn: FluxColumn = {
  id: 'latestImage',
  width: 22,
  sortValue: row => {
    const latest = policyOf(row)?.latest;
    return latest && `${latest.name}:${latest.tag}`;
  },
  words: row => {
    const latest = policyOf(row)?.latest;
    return [latest?.name, latest?.tag, latest?.digest];
  },
  render: (row, t) => <LatestImage policy={policyOf(row)} t={t} />,
};

/** For ImagePolicies. */
export const imagePolicyColumns: readonly FluxColumn[] = [
  nameColumn,
  policyColumn,
  imageRepositoryColumn,
  latestImageColumn,
  statusColumn,
  updatedColumn,
];
