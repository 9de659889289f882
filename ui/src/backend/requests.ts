import type { TimelineRequest } from './bindings';

/** Asks for the counts of one query over time, in buckets of a readable width; what differs is put over it. */
export function timelineOf(query: string, zone: string): TimelineRequest {
  return {
    query,
    queries: [],
    zone,
    by: null,
    split: null,
    seriesLimit: null,
    share: false,
    cumulative: false,
    rolling: null,
  };
}
