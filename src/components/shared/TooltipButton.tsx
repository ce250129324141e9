import {
  useCallback,
  useId,
  useRef,
  useState,
  type ButtonHTMLAttributes,
  type FocusEvent,
  type ReactNode,
} from 'react';
import { TooltipPopup } from './TooltipPopup';

/** Delays in ms, as of Material UI's own tooltips. */
const ENTER_MS = 100;
const LONG_PRESS_MS = 700;
const AFTER_TOUCH_MS = 1500;

function isFocusVisible({ currentTarget }: FocusEvent): boolean {
  try {
    return currentTarget.matches(':focus-visible');
  } catch {
    // Browsers that do not know the selector.
    return true;
  }
}

type ButtonProps = Omit<
  ButtonHTMLAttributes<HTMLButtonElement>,
  'onClick' | 'onKeyDown'
>;

/**
 * A native button with a tooltip, which opens on hover, keyboard focus and a long press, and closes with Escape. The
 * tooltip is made when it first opens: tables have several such buttons in each row, and few are ever looked at.
 */
export const TooltipButton = ({
  tooltip,
  isInteractive = false,
  onClick,
  ...rest
}: ButtonProps & {
  /** Makes the content of the tooltip. */
  tooltip: () => NonNullable<ReactNode>;
  /** The pointer may move onto the tooltip, and a click or tap opens it. Otherwise a click closes it. */
  isInteractive?: boolean;
  onClick?: (button: HTMLButtonElement) => void;
}) => {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>();
  const isTouched = useRef(false);
  // `undefined` until it is first opened.
  const [isOpen, setOpen] = useState<boolean>();
  const set = useCallback((next: boolean, afterMs?: number) => {
    clearTimeout(timer.current);
    // One that has never been open is not made to be closed.
    const change = () => setOpen(before => next || (before && false));
    if (afterMs === undefined) change();
    else timer.current = setTimeout(change, afterMs);
  }, []);
  const open = useCallback(() => set(true), [set]);
  const close = useCallback(() => set(false), [set]);
  // Not at once, so that the pointer can reach the tooltip.
  const leave = () => set(false, 0);
  return (
    <>
      <button
        type="button"
        {...rest}
        ref={button}
        aria-describedby={isOpen ? id : undefined}
        onMouseEnter={() => {
          if (!isTouched.current) set(true, ENTER_MS);
        }}
        onMouseLeave={leave}
        onFocus={event => {
          if (isFocusVisible(event)) set(true, ENTER_MS);
        }}
        onBlur={leave}
        onTouchStart={() => {
          // The mouse events that follow a touch are no hover.
          isTouched.current = true;
          if (!isInteractive) set(true, LONG_PRESS_MS);
        }}
        onTouchEnd={() => {
          setTimeout(() => {
            isTouched.current = false;
          }, AFTER_TOUCH_MS);
          if (!isInteractive) set(false, AFTER_TOUCH_MS);
        }}
        onClick={({ currentTarget }) => {
          set(isInteractive);
          onClick?.(currentTarget);
        }}
      />
      {isOpen !== undefined && button.current && (
        <TooltipPopup
          id={id}
          anchor={button.current}
          title={tooltip()}
          isOpen={isOpen}
          isInteractive={isInteractive}
          onOpen={open}
          onClose={close}
        />
      )}
    </>
  );
};
