import { useRef, useState, type ReactNode } from 'react';
import type { FluxAction, FluxObject } from '../../flux';
import { onDemand, suspensionWords, useWords } from '../shared';
import { ACTIONS, hasField } from './actions';
import type { ResourceDialogName } from './ResourceDialog';

// Loaded when first opened: rows do not wait for the dialogs.
const ResourceDialog = onDemand(async () => {
  return (await import('./ResourceDialog')).ResourceDialog;
});

export type OnAction = (
  resource: FluxObject,
  action: FluxAction,
  reason?: string,
) => void;

/** Ways to begin with an action on an object. */
export interface ActionStart {
  /** Begins with an action: at once, or with its dialog. @param from - gets the focus back when the dialog closes */
  readonly start: (action: FluxAction, from: HTMLElement) => void;
  readonly open: (dialog: ResourceDialogName, from: HTMLElement) => void;
  /** Returns what to know before an action: that Git will undo it. */
  readonly warningOf: (action: FluxAction) => string | undefined;
  /** The open dialog, to be placed somewhere. */
  readonly dialog: ReactNode;
}

/**
 * Returns ways to begin with an action on an object, and the dialog that some of them open.
 *
 * @param reasonOf - returns why an action is unavailable
 */
export function useActionStart(
  resource: FluxObject,
  onAction: OnAction,
  reasonOf: (action: FluxAction) => string | undefined,
): ActionStart {
  const { suspendApplierText } = useWords(suspensionWords);
  const opener = useRef<HTMLElement | null>(null);
  const [name, setName] = useState<ResourceDialogName>();
  const warningOf = (action: FluxAction) =>
    ACTIONS[action].effect === 'sync'
      ? undefined
      : suspendApplierText(resource);
  const open = (dialog: ResourceDialogName, from: HTMLElement) => {
    opener.current = from;
    setName(dialog);
  };
  const start = (action: FluxAction, from: HTMLElement) => {
    const { confirm } = ACTIONS[action];
    const isConfirmed =
      confirm === 'always' || (confirm && warningOf(action) !== undefined);
    if (isConfirmed && hasField(action, 'confirm')) open(action, from);
    else onAction(resource, action);
  };
  const dialog = name && (
    <ResourceDialog
      {...{ resource, name, reasonOf }}
      onAction={(action, reason) => onAction(resource, action, reason)}
      onClose={() => {
        setName(undefined);
        opener.current?.focus();
      }}
    />
  );
  return { start, open, warningOf, dialog };
}
