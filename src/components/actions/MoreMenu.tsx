import MoreVertIcon from '@material-ui/icons/MoreVert';
import { useState } from 'react';
import type { FluxAction, FluxObject } from '../../flux';
import { onDemand, useTranslate } from '../shared';
import { ActionButton } from './ActionButton';
import { loadMenus } from './loadMenus';
import type { ActionStart } from './useActionStart';

// Loaded before the first click: see `preloadMenus`.
const OpenMoreMenu = onDemand(async () => (await loadMenus()).OpenMoreMenu);

/** The button ⋮ and the menu of the less common actions, which all open a dialog. */
export const MoreMenu = (props: {
  resource: FluxObject;
  /** Returns why an action is unavailable. */
  reasonOf: (action: FluxAction) => string | undefined;
  starts: ActionStart;
}) => {
  const t = useTranslate();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const name = t('action.more', { what: t.placedTitle(props.resource) });
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
        <OpenMoreMenu
          {...props}
          name={name}
          anchor={anchor}
          onClose={() => setAnchor(undefined)}
        />
      )}
    </>
  );
};
