import {
  ListItemText,
  Menu,
  MenuItem,
  type SvgIconProps,
} from '@material-ui/core';
import { useState, type ComponentType, type ReactNode } from 'react';
import { supportOf, type FluxAction, type FluxObject } from '../../flux';
import {
  placedTitle,
  transitionDuration,
  useFrame,
  useTranslate,
} from '../shared';
import { ActionButton } from './ActionButton';
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

/** Menu of rare actions and of actions that need confirmation. */
export const MoreMenu = (props: {
  resource: FluxObject;
  icon: ComponentType<SvgIconProps>;
  /** Returns why an action is disabled, or `undefined` if it is not. */
  reasonOf: (action: FluxAction) => string | undefined;
  /** @param from - element that gets the focus back */
  onOpen: (name: ResourceDialogName, from: HTMLElement) => void;
}) => {
  const t = useTranslate();
  const { resource, icon, reasonOf, onOpen } = props;
  const [anchor, setAnchor] = useState<HTMLElement>();
  const close = () => setAnchor(undefined);
  const item = (name: 'force' | 'reset' | 'commands') => {
    const reason = name === 'commands' ? undefined : reasonOf(name);
    return (
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
        <ListItemText primary={t(`menu.${name}`)} secondary={reason} />
      </MenuItem>
    );
  };
  const isForcible = supportOf(resource, 'force') !== 'never';
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
          {isForcible && item('force')}
          {isForcible && item('reset')}
          {item('commands')}
        </OpenMenu>
      )}
    </>
  );
};
