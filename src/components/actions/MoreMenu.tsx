import MoreVertIcon from '@material-ui/icons/MoreVert';
import { useState } from 'react';
import type { FluxAction, FluxObject } from '../../flux';
import { causeLines, placedTitle, useTranslate } from '../shared';
import { ActionButton } from './ActionButton';
import { ActionMenu, type ActionItem } from './ActionMenu';
import { ACTIONS, offered } from './actions';
import type { ActionStart } from './useActionStart';

const OpenMore = (props: {
  resource: FluxObject;
  name: string;
  anchor: HTMLElement;
  reasonOf: (action: FluxAction) => string | undefined;
  starts: ActionStart;
  onClose: () => void;
}) => {
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
  const hasMessage = causeLines(resource.status).length > 0;
  return (
    <ActionMenu
      name={props.name}
      anchor={props.anchor}
      items={[...items, ...(hasMessage ? [message] : []), commands]}
      onClose={props.onClose}
    />
  );
};

/** The button ⋮ and the menu of the less common actions, which all open a dialog. */
export const MoreMenu = (props: {
  resource: FluxObject;
  /** Returns why an action is unavailable. */
  reasonOf: (action: FluxAction) => string | undefined;
  starts: ActionStart;
}) => {
  const t = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const name = t('action.more', { what: placedTitle(t, props.resource) });
  return (
    <>
      <ActionButton
        name={name}
        icon={MoreVertIcon}
        hasPopup="menu"
        isExpanded={anchor !== undefined}
        onClick={setAnchor}
      />
      {anchor && (
        <OpenMore
          {...props}
          name={name}
          anchor={anchor}
          onClose={() => setAnchor(undefined)}
        />
      )}
    </>
  );
};
