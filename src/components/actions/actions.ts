import type { SvgIconProps } from '@material-ui/core';
import PlayArrowIcon from '@material-ui/icons/PlayArrow';
import SyncIcon from '@material-ui/icons/Sync';
import type { ComponentType } from 'react';
import {
  supportOf,
  type FluxAction,
  type FluxCommand,
  type FluxObject,
} from '../../flux';

/** Declaration of an action. Its words are the translations under `action.<id>`. */
interface ActionDefinition {
  /** Its effect on the object. Selects the words for a running and a finished action. */
  readonly effect: 'sync' | 'suspend' | 'resume';
  /** The verb of its event in Backstage's analytics. */
  readonly event: 'reconcile' | 'suspend' | 'resume';
  /** Its icon, if it is the worded button of a row. Only one action is, in each state of the object. */
  readonly button?: ComponentType<SvgIconProps>;
  /** The menu that has it: the one at the arrow of the worded button, or "More actions". */
  readonly menu?: 'arrow' | 'more';
  /** The state of an object that it is offered in. Absent: in both. */
  readonly onlyWhile?: 'active' | 'suspended';
  /** When it opens a dialog first. */
  readonly confirm?: 'always' | 'ifUndoneByGit';
  /** The dialog explains what it does. */
  readonly isExplained?: true;
  /** The dialog offers a field for a reason. */
  readonly takesReason?: true;
  /** It also writes to the sources of the object. */
  readonly writesSources?: true;
  /** The equivalent subcommand of the flux CLI. */
  readonly command?: FluxCommand;
  /** It is offered for several selected objects at once. */
  readonly isBulk?: true;
}

/**
 * The table of actions. The order is that of buttons, menu items, commands and bulk actions. A new action is an entry
 * here, its translations, the features that it needs (`flux/actions.ts`) and its API call (`store/actions.ts`).
 */
const TABLE = {
  sync: {
    effect: 'sync',
    event: 'reconcile',
    button: SyncIcon,
    onlyWhile: 'active',
    command: 'reconcile',
    isBulk: true,
  },
  syncWithSource: {
    effect: 'sync',
    event: 'reconcile',
    menu: 'arrow',
    onlyWhile: 'active',
    writesSources: true,
    command: 'reconcile --with-source',
    isBulk: true,
  },
  force: {
    effect: 'sync',
    event: 'reconcile',
    menu: 'arrow',
    confirm: 'always',
    isExplained: true,
    command: 'reconcile --force',
  },
  reset: {
    effect: 'sync',
    event: 'reconcile',
    menu: 'arrow',
    confirm: 'always',
    isExplained: true,
    command: 'reconcile --reset',
  },
  suspend: {
    effect: 'suspend',
    event: 'suspend',
    menu: 'more',
    onlyWhile: 'active',
    confirm: 'always',
    isExplained: true,
    takesReason: true,
    command: 'suspend',
    isBulk: true,
  },
  resumeAndSync: {
    effect: 'resume',
    event: 'resume',
    menu: 'arrow',
    onlyWhile: 'suspended',
    confirm: 'ifUndoneByGit',
  },
  resume: {
    effect: 'resume',
    event: 'resume',
    button: PlayArrowIcon,
    onlyWhile: 'suspended',
    confirm: 'ifUndoneByGit',
    command: 'resume',
    isBulk: true,
  },
} as const satisfies Readonly<Record<FluxAction, ActionDefinition>>;

type Table = typeof TABLE;

/** The actions whose definition has a field. */
export type ActionWith<Field extends keyof ActionDefinition> = {
  [Action in FluxAction]: Table[Action] extends Record<Field, unknown>
    ? Action
    : never;
}[FluxAction];

/** The table of actions: every action may have every field, and has those of its own entry. */
export const ACTIONS: {
  readonly [Action in FluxAction]: ActionDefinition & Table[Action];
} = TABLE;

/** Returns whether the definition of an action has a field. */
export function hasField<Field extends keyof ActionDefinition>(
  action: FluxAction,
  field: Field,
): action is ActionWith<Field> {
  return ACTIONS[action][field] !== undefined;
}

/** Returns the actions whose definition has a field, in the order of the table. */
export function actionsWith<Field extends keyof ActionDefinition>(
  field: Field,
): readonly ActionWith<Field>[] {
  return (Object.keys(TABLE) as FluxAction[]).filter(action =>
    hasField(action, field),
  );
}

/**
 * Returns the actions of a field that an object offers in its present state. Leaves out those that its kind never
 * supports; one that only newer versions support is offered, and unavailable with the reason.
 */
export function offered<Field extends keyof ActionDefinition>(
  resource: FluxObject,
  field: Field,
): readonly ActionWith<Field>[] {
  const state = resource.suspended ? 'suspended' : 'active';
  return actionsWith(field).filter(action => {
    const { onlyWhile = state } = ACTIONS[action];
    return onlyWhile === state && supportOf(resource, action) !== 'never';
  });
}
