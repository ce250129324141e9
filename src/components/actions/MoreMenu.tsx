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
  type Translate,
  useFrame,
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

/** What is done seldom, and what one asks about before. */
export const MoreMenu = (props: {
  t: Translate;
  resource: FluxObject;
  icon: ComponentType<SvgIconProps>;
  /** Why an action does nothing now. */
  reasonOf: (action: FluxAction) => string | undefined;
  /** @param from - where the focus returns to */
  onOpen: (name: ResourceDialogName, from: HTMLElement) => void;
}) => {
  const { t, resource, icon, reasonOf, onOpen } = props;
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
        t={t}
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
