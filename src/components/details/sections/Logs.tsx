import { Typography } from '@material-ui/core';
import {
  isFluxRef,
  keyOf,
  definitionOf,
  namespacedName,
  type ObjectRef,
} from '../../../flux';
import { controllerNames } from '../../../flux/details';
import {
  podSelectorOf,
  useControllerLog,
  type ControllerLog,
} from '../../../hooks/details';
import {
  problemWords,
  useCellStyles,
  useTranslate,
  useWords,
} from '../../shared';
import type { SectionProps } from '../DetailsObject';
import { ReadingStates } from '../ReadingStates';
import { redactionFor } from '../redaction';
import { LogLines } from './LogLines';

/** Label by which Pods of Flux's own manifests have the name of their controller. */
const APP = 'app';

/** Says where lines were looked for, and how much of it was read. */
const Extent = ({ log }: { log: ControllerLog }) => {
  const t = useTranslate();
  const { lines, controller = '', pods, podCount, isTruncated } = log;
  const cells = useCellStyles();
  const isPart = pods.length < podCount || isTruncated;
  const names = t.listed(pods.map(namespacedName));
  const part = {
    read: pods.length,
    total: isTruncated ? `${podCount}+` : `${podCount}`,
  };
  return (
    <>
      {lines.length === 0 && (
        <Typography variant="body2">
          {isPart
            ? t('logs.noneInSome', { ...part, controller })
            : t('logs.none', { controller })}
        </Typography>
      )}
      <div className={`${cells.secondary} ${cells.clusterText}`}>
        {isPart
          ? t('logs.somePods', { ...part, pods: names })
          : t('logs.pods', { pods: names })}
      </div>
    </>
  );
};

const OfController = (props: {
  of: ObjectRef;
  names: readonly string[];
  label: string;
}) => {
  const t = useTranslate();
  const problemOf = useWords(problemWords);
  const { of, names, label } = props;
  return (
    <ReadingStates
      reading={useControllerLog(of, names, label)}
      what={t('details.section.logs')}
      grantedBy="details"
    >
      {log => {
        const found = names.findIndex(name => name === log.controller);
        const lacking = found < 0 ? names : names.slice(0, found);
        return (
          <>
            {lacking.length > 0 && (
              <Typography variant="body2">
                {t('logs.noPods', { selector: podSelectorOf(label, lacking) })}
              </Typography>
            )}
            {log.lines.length > 0 && (
              <LogLines lines={log.lines} redact={redactionFor(of)} />
            )}
            {found >= 0 && <Extent log={log} />}
            {log.unread.map(({ pod, error }) => (
              <div key={keyOf(pod)} role="alert" title={error.message}>
                {t('text.labelled', {
                  label: namespacedName(pod),
                  text: problemOf(error),
                })}
              </div>
            ))}
          </>
        );
      }}
    </ReadingStates>
  );
};

/** Latest lines about an object in the log of the controller of Flux, or of its shard, that reconciles it. */
export const Logs = ({ object: { ref, resource } }: SectionProps) => {
  if (!isFluxRef(ref)) return null;
  const { controller, controllerLabel } = definitionOf(ref.kind);
  if (controller === undefined) return null;
  // Only Flux's own controllers have shards.
  const names = controllerLabel
    ? [controller]
    : controllerNames(controller, resource?.labels);
  return <OfController of={ref} names={names} label={controllerLabel ?? APP} />;
};
