import type { FluxRef, FluxResource } from '../flux';
import { useReading } from './useDetails';
import { useStore } from './useStore';

/** Returns an object that is shown beside others: as a listing has it, else read by itself. */
export function useKnown(ref: FluxRef): FluxResource | undefined {
  const { details, listings } = useStore();
  const listed = listings.find(ref)?.object;
  const { data } = useReading(details.raw(ref), listed === undefined);
  return listed ?? data?.resource;
}
