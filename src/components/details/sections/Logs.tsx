import { Typography } from '@material-ui/core';
import {
  isFluxRef,
  keyOf,
  definitionOf,
  namespacedName,
  type ObjectRef,
} from '../../../flux';
import { useControllerLog } from '../../../hooks/details';
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

const OfController = (props: {
  of: ObjectRef;
  controller: string;
  label: string;
}) => {
  const t = useTranslate();
  const problemOf = useWords(problemWords);
  const cells = useCellStyles();
  const { of, controller, label } = props;
  return (
    <ReadingStates
      reading={useControllerLog(of, controller, label)}
      what={t('details.section.logs')}
      grantedBy="details"
    >
      {({ lines, pods, unread }) =>
        pods.length === 0 ? (
          <Typography variant="body2">
            {t('logs.noPods', { selector: `${label}=${controller}` })}
          </Typography>
        ) : (
          <>
            {lines.length === 0 ? (
              <Typography variant="body2">
                {t('logs.none', { controller })}
              </Typography>
            ) : (
              <LogLines lines={lines} redact={redactionFor(of)} />
            )}
            <div className={`${cells.secondary} ${cells.clusterText}`}>
              {t('logs.pods', { pods: t.listed(pods.map(namespacedName)) })}
            </div>
            {unread.map(({ pod, error }) => (
              <div key={keyOf(pod)} role="alert" title={error.message}>
                {t('text.labelled', {
                  label: namespacedName(pod),
                  text: problemOf(error),
                })}
              </div>
            ))}
          </>
        )
      }
    </ReadingStates>
  );
};

/** Latest lines about an object in the log of the controller of Flux that reconciles it. */
export const Logs = ({ object: { ref } }: SectionProps) => {
  if (!isFluxRef(ref)) return null;
  const { controller, controllerLabel = APP } = definitionOf(ref.kind);
  return controller === undefined ? null : (
    <OfController of={ref} controller={controller} label={controllerLabel} />
  );
};
