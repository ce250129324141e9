import type { SvgIconProps } from '@material-ui/core';
import CloudDownloadIcon from '@material-ui/icons/CloudDownloadOutlined';
import PauseIcon from '@material-ui/icons/Pause';
import PlayArrowIcon from '@material-ui/icons/PlayArrow';
import PlayCircleOutlineIcon from '@material-ui/icons/PlayCircleOutline';
import SyncIcon from '@material-ui/icons/Sync';
import type { ComponentType } from 'react';
import type { FluxAction, FluxCommand } from '../../flux';

/** Declaration of an action. Its words are the translations under `action.<id>`. */
interface ActionDefinition {
  /** Its effect on the object. Selects the words for a running and a finished action. */
  readonly effect: 'sync' | 'suspend' | 'resume';
  /** The verb of its event in Backstage's analytics. */
  readonly event: 'reconcile' | 'suspend' | 'resume';
  /**
   * The place among the buttons of a row where it is shown to be running. Actions of one place share one button
   * element, so that the focus stays on it when one replaces the other.
   */
  readonly place: 'first' | 'second' | 'third';
  /** Its button in a row. */
  readonly button?: {
    readonly icon: ComponentType<SvgIconProps>;
    /** Absent: in both states. */
    readonly onlyWhile?: 'active' | 'suspended';
  };
  /** It is an item of the menu "More actions". */
  readonly isInMenu?: true;
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
    place: 'first',
    button: { icon: SyncIcon },
    command: 'reconcile',
    isBulk: true,
  },
  syncWithSource: {
    effect: 'sync',
    event: 'reconcile',
    place: 'second',
    button: { icon: CloudDownloadIcon, onlyWhile: 'active' },
    writesSources: true,
    command: 'reconcile --with-source',
    isBulk: true,
  },
  force: {
    effect: 'sync',
    event: 'reconcile',
    place: 'first',
    isInMenu: true,
    confirm: 'always',
    isExplained: true,
    command: 'reconcile --force',
  },
  reset: {
    effect: 'sync',
    event: 'reconcile',
    place: 'first',
    isInMenu: true,
    confirm: 'always',
    isExplained: true,
    command: 'reconcile --reset',
  },
  suspend: {
    effect: 'suspend',
    event: 'suspend',
    place: 'third',
    button: { icon: PauseIcon, onlyWhile: 'active' },
    confirm: 'always',
    isExplained: true,
    takesReason: true,
    command: 'suspend',
    isBulk: true,
  },
  resumeAndSync: {
    effect: 'resume',
    event: 'resume',
    place: 'second',
    button: { icon: PlayCircleOutlineIcon, onlyWhile: 'suspended' },
    confirm: 'ifUndoneByGit',
  },
  resume: {
    effect: 'resume',
    event: 'resume',
    place: 'third',
    button: { icon: PlayArrowIcon, onlyWhile: 'suspended' },
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
