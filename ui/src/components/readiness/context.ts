import { createContext } from 'svelte';
import type { HistoryDay, ReadinessView } from '../../api/generated';

/** What every part of the Readiness place reads from. */
export interface ReadinessPlace {
  readonly view: ReadinessView;
  /** The last days as they were logged, for the days around those that count. */
  readonly around: HistoryDay[];
  phaseName: (phase: string) => string;
}

export const [usePlace, providePlace] = createContext<ReadinessPlace>();
