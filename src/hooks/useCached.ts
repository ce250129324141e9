import { skipToken, useQuery, type QueryClient } from '@tanstack/react-query';

/** What has been written into the cache under a key, by whoever knows it. Nothing is asked for it. */
export function useCached<T>(
  client: QueryClient,
  queryKey: readonly unknown[],
): T | undefined {
  const { data } = useQuery<T | null>({ queryKey, queryFn: skipToken }, client);
  return data ?? undefined;
}
