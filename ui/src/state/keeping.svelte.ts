import { refusal } from '../api/backend';
import type { BackupsView, DataPlace, ProofView } from '../api/generated';
import { t } from '../i18n';
import { size } from '../i18n/format';
import type { App } from './app';

/** The copies of the journal, as Settings shows them. */
export class Keeping {
  backups = $state.raw<BackupsView | null>(null);
  proof = $state.raw<ProofView | null>(null);
  places = $state.raw<DataPlace[]>([]);
  fault = $state<string | null>(null);
  busy = $state(false);
  #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  read = (): Promise<void> =>
    this.#ask(async ({ backend }) => {
      this.backups = await backend.backups();
    });

  readPlaces = (): Promise<void> =>
    this.#ask(async ({ backend }) => {
      this.places = await backend.dataPlaces();
    });

  backUp = (): Promise<void> =>
    this.#ask(async (session) => {
      await session.drafts.flush();
      this.backups = await session.backend.backUpNow();
      if (this.backups.newest) session.say(t.backups.made(this.backups.newest.name));
    });

  choose = (): Promise<void> =>
    this.#ask(async (session) => {
      const chosen = await session.backend.chooseBackupFolder();
      if (!chosen) return;
      this.backups = chosen;
      session.say(t.backups.chosen);
    });

  prove = (): Promise<void> =>
    this.#ask(async (session) => {
      await session.drafts.flush();
      this.proof = await session.backend.proveBackup();
      session.say(proofInWords(this.proof), false);
      this.backups = await session.backend.backups();
    });

  saveCopy = (): Promise<void> =>
    this.#ask(async (session) => {
      await session.drafts.flush();
      const file = await session.backend.saveCopy();
      if (file) session.say(t.settings.savedAs(file.name, size(file.bytes)));
    });

  async #ask(work: (session: App['session']) => Promise<void>): Promise<void> {
    this.busy = true;
    try {
      await work(this.#app.session);
      this.fault = null;
    } catch (thrown) {
      this.fault = refusal(thrown).message;
    } finally {
      this.busy = false;
    }
  }
}

/** What came of trying the backup. */
export function proofInWords({ works, restored, problem, whole, copies }: ProofView): string {
  const outcome = works ? t.backups.works(restored) : t.backups.broken(problem ?? '');
  return `${outcome} ${t.backups.whole(whole, copies)}`;
}
