import {
  ListItemText,
  Menu,
  MenuItem,
  type SvgIconProps,
} from '@material-ui/core';
import { useState, type ComponentType, type ReactNode } from 'react';
import { supportOf, type FluxAction, type FluxObject } from '../../flux';
import {
  causeLines,
  placedTitle,
  transitionDuration,
  useFrame,
  useTranslate,
} from '../shared';
import { ActionButton } from './ActionButton';
import { actionsWith } from './actions';
import type { ResourceDialogName } from './ResourceDialog';

const OpenMenu = (props: {
  anchor: HTMLElement;
  onClose: () => void;
  children: ReactNode;
}) => (
  <Menu
    open
    anchorEl={props.anchor}
    onClose={props.onClose}
    transitionDuration={transitionDuration()}
    className={useFrame()}
  >
    {props.children}
  </Menu>
);

/** The menu of the less common actions, which all open a dialog. */
export const MoreMenu = (props: {
  resource: FluxObject;
  icon: ComponentType<SvgIconProps>;
  /** Returns why an action is unavailable. */
  reasonOf: (action: FluxAction) => string | undefined;
  /** @param from - the element that gets the focus back when the dialog closes */
  onOpen: (name: ResourceDialogName, from: HTMLElement) => void;
}) => {
  const t = useTranslate();
  const { resource, icon, reasonOf, onOpen } = props;
  const [anchor, setAnchor] = useState<HTMLElement>();
  const close = () => setAnchor(undefined);
  const item = (
    name: ResourceDialogName,
    text: string,
    reason: string | undefined,
  ) => (
    <MenuItem
      key={name}
      aria-disabled={reason !== undefined}
      style={reason === undefined ? undefined : { opacity: 0.6 }}
      onClick={() => {
        if (reason !== undefined || !anchor) return;
        close();
        onOpen(name, anchor);
      }}
    >
      <ListItemText primary={text} secondary={reason} />
    </MenuItem>
  );
  const actions = actionsWith('isInMenu').filter(
    action => supportOf(resource, action) !== 'never',
  );
  return (
    <>
      <ActionButton
        name={t('action.more', { what: placedTitle(t, resource) })}
        icon={icon}
        hasPopup="menu"
        onClick={setAnchor}
      />
      {anchor && (
        <OpenMenu anchor={anchor} onClose={close}>
          {actions.map(action =>
            item(action, t(`action.${action}.menuItem`), reasonOf(action)),
          )}
          {causeLines(resource.status).length > 0 &&
            item('message', t('commands.messageItem'), undefined)}
          {item('commands', t('commands.menuItem'), undefined)}
        </OpenMenu>
      )}
    </>
  );
};
