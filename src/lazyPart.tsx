import {
  lazy,
  useEffect,
  useState,
  type FunctionComponent,
  type JSX,
} from 'react';

/** Stands in place of a part whose code could not be loaded. Throws only once it is mounted, after `onFailed`. */
const Failed = (props: { error: Error; onFailed: () => void }) => {
  const { error, onFailed } = props;
  const [isThrown, setThrown] = useState(false);
  useEffect(() => {
    onFailed();
    setThrown(true);
  }, [onFailed]);
  if (isThrown) throw error;
  return null;
};

/**
 * Returns a component whose code is loaded when it is first drawn, inside a Suspense. Where `React.lazy` fails for good,
 * this one loads again with its next mount, such as by the button of the error boundary that shows the failure.
 */
export function lazyPart<TProps extends object>(
  load: () => Promise<FunctionComponent<TProps>>,
): (props: TProps) => JSX.Element {
  // Replaced only once the failure is mounted: React restarts a mount that suspends, which would load again endlessly.
  let latest = attempt();
  function attempt(): FunctionComponent<TProps> {
    let isLatest = true;
    const onFailed = () => {
      if (isLatest) latest = attempt();
      isLatest = false;
    };
    return lazy(async () => {
      try {
        return { default: await load() };
      } catch (cause) {
        const message =
          'The code of Flux could not be loaded. Reload the page.';
        const error = new Error(message, { cause });
        return { default: () => <Failed error={error} onFailed={onFailed} /> };
      }
      // React's own type adds a ref, which the type of any props does not fit.
    }) as unknown as FunctionComponent<TProps>;
  }
  return function LazyPart(props: TProps) {
    const [Part] = useState(() => latest);
    return <Part {...props} />;
  };
}
