import { screen, within } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';

/** Opens the details of a row's object by its name, and returns their dialog. */
export async function openDetails(
  user: UserEvent,
  row: HTMLElement,
  name: string,
): Promise<HTMLElement> {
  await user.click(within(row).getByRole('link', { name }));
  return screen.findByRole('dialog');
}
