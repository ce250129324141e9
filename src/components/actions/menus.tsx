import type { FluxAction, FluxObject } from '../../flux';
import { useDashboardLink } from '../../hooks/details';
import { causeLines, useTranslate } from '../shared';
import { ActionMenu, type ActionItem } from './ActionMenu';
import { ACTIONS, offered, type ActionWith } from './actions';
import type { ActionStart } from './useActionStart';

// Text of a running action: like the menus, it is shown only after a click.
export { ProgressText } from './ProgressText';

interface MenuProps {
  readonly resource: FluxObject;
  readonly name: string;
  readonly anchor: HTMLElement;
  /** Returns why an action is unavailable. */
  readonly reasonOf: (action: FluxAction) => string | undefined;
  readonly starts: ActionStart;
  readonly onClose: () => void;
}

/** The open menu at the arrow of a worded button: the variants of its action. */
export const ArrowMenu = (
  props: MenuProps & { readonly actions: readonly ActionWith<'menu'>[] },
) => {
  const t = useTranslate();
  const { name, anchor, actions, reasonOf, starts, onClose } = props;
  return (
    <ActionMenu
      {...{ name, anchor, onClose }}
      items={actions.map(action => ({
        id: action,
        text: t(`action.${action}.menuItem`),
        reason: reasonOf(action),
        warning: starts.warningOf(action),
        onChoose: from => starts.start(action, from),
      }))}
    />
  );
};

/** The open menu ⋮ of the less common actions. */
export const OpenMoreMenu = (props: MenuProps) => {
  const t = useTranslate();
  const { resource, reasonOf, starts } = props;
  const actions = offered(resource, 'menu').filter(
    action => ACTIONS[action].menu === 'more',
  );
  const items = actions.map((action): ActionItem => ({
    id: action,
    text: t(`action.${action}.menuItem`),
    reason: reasonOf(action),
    warning: starts.warningOf(action),
    onChoose: from => starts.start(action, from),
  }));
  const message: ActionItem = {
    id: 'message',
    text: t('commands.messageItem'),
    onChoose: from => starts.open('message', from),
  };
  const commands: ActionItem = {
    id: 'commands',
    text: t('commands.menuItem'),
    onChoose: from => starts.open('commands', from),
  };
  const dashboard = useDashboardLink(resource);
  const hasMessage = causeLines(resource.status).length > 0;
  return (
    <ActionMenu
      name={props.name}
      anchor={props.anchor}
      items={[...items, ...(hasMessage ? [message] : []), commands]}
      // Last: it comes a moment later where the app has to work it out.
      links={
        dashboard === undefined
          ? []
          : [
              {
                id: 'dashboard',
                text: t('commands.dashboardItem'),
                href: dashboard,
              },
            ]
      }
      onClose={props.onClose}
    />
  );
};
