import { isReadable, type FluxObject, type FluxResource } from '../../flux';
import type { FluxActionState } from '../../hooks';
import { TooltipButton, useTranslate } from '../shared';
import { offered } from './actions';
import { useActionStart, type OnAction } from './useActionStart';
import { useUnavailability } from './useUnavailability';
import { useWordedStyles } from './useWordedStyles';

/** Returns whether an object has used up its attempts, and can be given new ones. */
export function hasRemedy(resource: FluxResource): resource is FluxObject {
  return (
    isReadable(resource) &&
    resource.status.word === 'Stalled' &&
    offered(resource, 'menu').includes('reset')
  );
}

/** The button beside a problem that Flux no longer tries to solve: it lets Flux try again. */
export const Remedy = (props: {
  resource: FluxObject;
  state: FluxActionState | undefined;
  onAction: OnAction;
}) => {
  const t = useTranslate();
  const classes = useWordedStyles();
  const { resource, state, onAction } = props;
  const reasonOf = useUnavailability(resource, state);
  const starts = useActionStart(resource, onAction, reasonOf);
  const reason = reasonOf('reset');
  const name = t('action.reset.remedyFor', { what: t.placedTitle(resource) });
  return (
    <>
      <TooltipButton
        tooltip={() => (reason ? t.labelled(name, reason) : name)}
        aria-label={name}
        aria-disabled={reason !== undefined}
        aria-description={reason}
        aria-haspopup="dialog"
        className={`${classes.button} ${reason === undefined ? '' : classes.unavailable}`}
        onClick={button => {
          if (reason === undefined) starts.start('reset', button);
        }}
      >
        <span>{t('action.reset.remedy')}</span>
      </TooltipButton>
      {starts.dialog}
    </>
  );
};
