import { readInputs, type Input } from '../../../flux/details';
import { defineWords, inCell, useTranslate, useWords } from '../../shared';
import { SectionTitle } from './SectionTitle';

/** Returns where values come from: `ConfigMap podinfo-values (key values.yaml, optional)`. */
const inputWords = defineWords(
  t =>
    ({ from, name, key, isOptional }: Input): string => {
      if (from === 'inline') return t('details.inline');
      const remarks = [
        key && t('details.key', { key: inCell(key) }),
        isOptional && t('details.optional'),
      ].flatMap(each => each || []);
      const what = `${from} ${inCell(name ?? '')}`;
      return remarks.length === 0
        ? what
        : t('details.remarked', { what, remarks: t.listed(remarks) });
    },
);

/** Names of the ConfigMaps and Secrets that an applier takes values, variables or keys from. Never their content. */
export const Inputs = (props: { json: Readonly<Record<string, unknown>> }) => {
  const t = useTranslate();
  const inputText = useWords(inputWords);
  const inputs = readInputs(props.json);
  if (inputs.length === 0) return null;
  return (
    <>
      <SectionTitle>{t('details.inputs')}</SectionTitle>
      <ul>
        {inputs.map((input, i) => (
          // eslint-disable-next-line react/no-array-index-key -- one ConfigMap may be named twice
          <li key={`${input.use} ${i}`}>
            {t(`details.use.${input.use}`, { from: inputText(input) })}
          </li>
        ))}
      </ul>
    </>
  );
};
