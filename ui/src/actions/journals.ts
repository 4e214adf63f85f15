import { refusal } from '../api/backend';
import type { Overview } from '../api/generated';
import type { App } from '../state/app';

/** Which journal to turn to. */
export type Other = 'open' | 'sample' | 'own';

/** Turns to another journal, or back. What cannot be opened leaves everything as it is. */
export async function turnTo({ session, places }: App, other: Other): Promise<void> {
  await session.drafts.flush();
  const { backend } = session;
  const ask: Record<Other, () => Promise<Overview | null>> = {
    open: () => backend.openJournal(),
    sample: () => backend.openSample(),
    own: () => backend.openOwn(),
  };
  try {
    if ((await ask[other]()) === null) return;
    session.elsewhere = other !== 'own';
    places.intake = null;
    await session.turn();
    await places.go('today');
  } catch (thrown) {
    session.trouble = refusal(thrown);
  }
}
