import { type ObjectRef } from '../../../flux';
import { readInputs, type Input } from '../../../flux/details';
import { inCell, type Translate, useTranslate } from '../../shared';
import { SectionTitle } from './SectionTitle';

/** Returns where values come from: `ConfigMap podinfo-values (key values.yaml, optional)`. */
function inputText(t: Translate, { from, name, key, isOptional }: Input) {
  if (from === 'inline') return t('details.inline');
  const remarks = [
    key && t('details.key', { key: inCell(key) }),
    isOptional && t('details.optional'),
  ].flatMap(each => each || []);
  const what = `${from} ${inCell(name ?? '')}`;
  return remarks.length === 0
    ? what
    : t('details.remarked', { what, remarks: t.listed(remarks) });
}

/** Names of the ConfigMaps and Secrets that an applier takes values, variables or keys from. Never their content. */
export const Inputs = (props: {
  objectRef: ObjectRef;
  json: Readonly<Record<string, unknown>>;
}) => {
  const t = useTranslate();
  const inputs = readInputs(props.json);
  if (inputs.length === 0) return null;
  return (
    <>
      <SectionTitle>{t('details.inputs')}</SectionTitle>
      <ul>
        {inputs.map((input, i) => (
          // eslint-disable-next-line react/no-array-index-key -- one ConfigMap may be named twice
          <li key={`${input.use} ${i}`}>
            {t(`details.use.${input.use}`, { from: inputText(t, input) })}
          </li>
        ))}
      </ul>
    </>
  );
};
