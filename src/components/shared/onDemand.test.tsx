import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { onDemand } from './onDemand';
import { TranslateProvider, type Translate } from './translate';

// Only the words matter here, not the language.
const t = ((key: string) => key) as unknown as Translate;

const Greeting = ({ name }: { name: string }) => <p>Hello {name}</p>;

const show = (what: JSX.Element) =>
  render(<TranslateProvider value={t}>{what}</TranslateProvider>);

it('loads a component once, when it is first drawn', async () => {
  const load = jest.fn(async () => Greeting);
  const Late = onDemand(load);
  expect(load).not.toHaveBeenCalled();
  const { unmount } = show(<Late name="Ada" />);
  expect(await screen.findByText('Hello Ada')).toBeVisible();
  unmount();
  show(<Late name="Grace" />);
  expect(screen.getByText('Hello Grace')).toBeVisible();
  expect(load).toHaveBeenCalledTimes(1);
});

it('says in its place that it could not be loaded, and tries again', async () => {
  const load = jest
    .fn(async () => Greeting)
    .mockRejectedValueOnce(new Error('Loading chunk 7 failed'));
  const Late = onDemand(load);
  show(<Late name="Ada" />);
  expect(await screen.findByRole('alert')).toHaveTextContent('text.notLoaded');
  await userEvent.click(screen.getByRole('button', { name: 'notice.retry' }));
  expect(await screen.findByText('Hello Ada')).toBeVisible();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

it('says something better in its place where there is something better', async () => {
  const Late = onDemand(
    async (): Promise<typeof Greeting> => {
      throw new Error('Loading chunk 7 failed');
    },
    (_, { name }) => `Nobody greets ${name}.`,
  );
  show(<Late name="Ada" />);
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'Nobody greets Ada.',
  );
});
