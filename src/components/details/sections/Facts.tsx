import { isRecord, readString } from '../../../flux';
import { appliersOf } from '../../../flux/details';
import { inCell, useNow, useTranslate, useWords } from '../../shared';
import type { DetailsObject } from '../DetailsObject';
import { FactList, type Fact } from './FactList';
import { RefLinks, factWords } from './factWords';

/** Facts about an object in words. */
export const Facts = (props: {
  object: DetailsObject;
  json: Readonly<Record<string, unknown>>;
}) => {
  const t = useTranslate();
  const { factsOf, writtenTexts } = useWords(factWords);
  const now = useNow();
  const { object, json } = props;
  const { ref, resource } = object;
  const appliers = appliersOf(ref, json);
  const { metadata } = json;
  const created = isRecord(metadata)
    ? readString(metadata.creationTimestamp)
    : undefined;
  const createdAt = created === undefined ? NaN : Date.parse(created);
  const facts: readonly Fact[] = [
    [t('details.appliedBy'), appliers.length > 0 && <RefLinks to={appliers} />],
    ...(resource ? factsOf(resource) : []),
    [
      t('details.created'),
      !Number.isNaN(createdAt) && (
        <span title={t.exactTime(createdAt)}>{t.age(createdAt, now)}</span>
      ),
    ],
    [
      t('details.apiVersion'),
      <>
        {resource?.apiVersion ?? inCell(readString(json.apiVersion) ?? '')}
        {writtenTexts(resource?.otherVersions ?? []).map(text => (
          <div key={text}>{text}</div>
        ))}
      </>,
    ],
  ];
  return <FactList facts={facts} />;
};
