import { CircularProgress } from '@material-ui/core';
import { makeStyles } from '@material-ui/core/styles';
import ArrowDropDownIcon from '@material-ui/icons/ArrowDropDown';
import { useState } from 'react';
import type { FluxAction, FluxObject } from '../../flux';
import { onDemand, TooltipButton, useTranslate } from '../shared';
import { ACTIONS, offered, type ActionWith } from './actions';
import { loadMenus } from './loadMenus';
import type { ActionStart } from './useActionStart';
import { useWordedStyles } from './useWordedStyles';

const useStyles = makeStyles(
  {
    split: { display: 'inline-flex', minWidth: 0 },
    /** The name in the tooltip is whole. */
    word: {
      lineHeight: 1.5,
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
    beforeArrow: {
      borderTopRightRadius: 0,
      borderBottomRightRadius: 0,
      borderRight: 0,
    },
    arrow: {
      flexShrink: 0,
      padding: 0,
      justifyContent: 'center',
      borderTopLeftRadius: 0,
      borderBottomLeftRadius: 0,
    },
  },
  { name: 'FluxSplitButton' },
);

// Loaded before the first click: see `preloadMenus`.
const ArrowMenu = onDemand(async () => (await loadMenus()).ArrowMenu);

/**
 * The worded button for the most common action on an object, and the arrow that opens the menu of its variants. The
 * same elements serve one action after another, so that the focus stays where it is when a sync takes the place of a
 * resumption.
 */
export const SplitButton = (props: {
  resource: FluxObject;
  action: ActionWith<'button'>;
  /** An action on the object is still running. */
  isRunning: boolean;
  /** Returns why an action is unavailable. */
  reasonOf: (action: FluxAction) => string | undefined;
  starts: ActionStart;
}) => {
  const t = useTranslate();
  const classes = useStyles();
  const worded = useWordedStyles();
  const [anchor, setAnchor] = useState<HTMLElement>();
  const { resource, action, isRunning, reasonOf, starts } = props;
  const what = t.placedTitle(resource);
  const name = t(`action.${action}.label`, { what });
  const ways = t(`action.${action}.ways`, { what });
  const reason = reasonOf(action);
  const isFaded = reason !== undefined && !isRunning;
  const variants = offered(resource, 'menu').filter(
    each => ACTIONS[each].menu === 'arrow',
  );
  const Icon = ACTIONS[action].button;
  const hasArrow = variants.length > 0;
  return (
    <span className={classes.split}>
      <TooltipButton
        tooltip={() => {
          const detail = reason ?? starts.warningOf(action);
          return detail ? t.labelled(name, detail) : name;
        }}
        aria-label={name}
        aria-disabled={reason !== undefined}
        // For screen readers that read the page without moving the focus.
        aria-description={reason}
        className={`${worded.button} ${hasArrow ? classes.beforeArrow : ''} ${isFaded ? worded.unavailable : ''}`}
        onClick={button => {
          if (reason === undefined) starts.start(action, button);
        }}
      >
        {isRunning ? (
          <CircularProgress size={18} aria-hidden />
        ) : (
          <Icon style={{ fontSize: 18 }} />
        )}
        <span className={classes.word}>{t(`action.${action}.button`)}</span>
      </TooltipButton>
      {hasArrow && (
        <TooltipButton
          tooltip={() => ways}
          aria-label={ways}
          aria-haspopup="menu"
          aria-expanded={anchor ? true : undefined}
          className={`${worded.button} ${classes.arrow}`}
          onClick={setAnchor}
        >
          <ArrowDropDownIcon style={{ fontSize: 18 }} />
        </TooltipButton>
      )}
      {anchor && (
        <ArrowMenu
          {...{ resource, anchor, reasonOf, starts }}
          name={ways}
          actions={variants}
          onClose={() => setAnchor(undefined)}
        />
      )}
    </span>
  );
};
