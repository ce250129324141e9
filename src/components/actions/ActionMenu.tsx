import { ListItemText, Menu, MenuItem } from '@material-ui/core';
import { transitionDuration, useFrame } from '../shared';

/** An item of a menu of actions. */
export interface ActionItem {
  readonly id: string;
  readonly text: string;
  /** Why it is unavailable; absent if it is available. */
  readonly reason?: string;
  /** Something to know before choosing it. */
  readonly warning?: string;
  readonly onChoose: (anchor: HTMLElement) => void;
}

/** An item of a menu that leads out of Backstage. */
export interface LinkItem {
  readonly id: string;
  readonly text: string;
  readonly href: string;
}

/** An open menu of actions. Those that are unavailable can be reached, and say why. */
export const ActionMenu = (props: {
  /** Gets the focus back when the menu closes. */
  anchor: HTMLElement;
  name: string;
  items: readonly ActionItem[];
  links?: readonly LinkItem[];
  onClose: () => void;
}) => {
  const { anchor, name, items, links = [], onClose } = props;
  return (
    <Menu
      open
      anchorEl={anchor}
      onClose={onClose}
      transitionDuration={transitionDuration()}
      className={useFrame()}
      MenuListProps={{ 'aria-label': name }}
      // Beside the button, instead of over it.
      getContentAnchorEl={null}
      anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
      transformOrigin={{ vertical: 'top', horizontal: 'right' }}
    >
      {items.map(({ id, text, reason, warning, onChoose }) => (
        <MenuItem
          key={id}
          aria-disabled={reason !== undefined}
          style={{
            whiteSpace: 'normal',
            maxWidth: 420,
            ...(reason === undefined ? {} : { opacity: 0.6 }),
          }}
          onClick={() => {
            if (reason !== undefined) return;
            onClose();
            onChoose(anchor);
          }}
        >
          <ListItemText primary={text} secondary={reason ?? warning} />
        </MenuItem>
      ))}
      {links.map(({ id, text, href }) => (
        <MenuItem
          key={id}
          component="a"
          href={href}
          target="_blank"
          rel="noopener noreferrer"
          onClick={onClose}
        >
          <ListItemText primary={text} />
        </MenuItem>
      ))}
    </Menu>
  );
};
