import { refusal } from '../api/backend';
import type { ExportFormat, Paper, RecordId } from '../api/generated';
import { t } from '../i18n';
import { size } from '../i18n/format';
import type { App } from '../state/app';
import { Keeping } from '../state/keeping.svelte';
import type { Action } from './action';
import { turnTo } from './journals';

/** Saves the whole journal to a file that the athlete names in a dialog of the system. */
export async function saveExport({ session }: App, format: ExportFormat): Promise<void> {
  await session.drafts.flush();
  try {
    const file = await session.backend.saveExport({ format });
    if (file) session.say(t.settings.savedAs(file.name, size(file.bytes)));
  } catch (thrown) {
    session.trouble = refusal(thrown);
  }
}

/** Saves the board of the first 72 hours as one page. */
export async function saveBoard({ session }: App, episode: RecordId, paper: Paper): Promise<void> {
  await session.drafts.flush();
  try {
    const file = await session.backend.saveBoard({ episode, paper });
    if (file) session.say(t.report.savedAs(file.name, size(file.bytes)));
  } catch (thrown) {
    session.trouble = refusal(thrown);
  }
}

/** Taking data along. */
export function data(app: App): Action[] {
  const hidden = !app.session.overview;
  const save = (format: ExportFormat): Action => ({
    id: `save.${format}`,
    group: 'data',
    label: t.actions.save[format],
    words: t.actions.saveWords,
    hidden,
    run: () => saveExport(app, format),
  });
  const { session } = app;
  const native = session.backend.native === undefined || session.overview === null;
  const keeping = new Keeping(app);
  /** What was refused is said where the athlete is. */
  const kept = (run: () => Promise<void>) => async () => {
    await run();
    if (keeping.fault) session.trouble = { code: 'failed', message: keeping.fault, fields: [] };
  };
  const act = (id: string, label: string, run: () => Promise<void>, hide = false): Action => ({
    id,
    group: 'data',
    label,
    words: t.actions.dataWords,
    hidden: native || hide,
    run,
  });
  const demo = session.overview?.journal.demo ?? false;
  const episode = session.overview?.episode ?? null;
  const printBoard: Action = {
    id: 'save.board',
    group: 'data',
    label: t.actions.saveBoard,
    words: t.actions.goWords.board,
    hidden: episode === null || !session.overview?.price?.board,
    run: async () => {
      if (episode !== null) await saveBoard(app, episode, 'a4');
    },
  };
  return [
    printBoard,
    save('json'),
    save('csv'),
    act('backup.now', t.backups.now, kept(keeping.backUp), demo),
    act('copy.save', t.actions.saveCopy, kept(keeping.saveCopy)),
    act('journal.open', t.move.open, () => turnTo(app, 'open')),
    act('journal.sample', t.move.sample, () => turnTo(app, 'sample'), demo || session.elsewhere),
    act('journal.own', t.move.own, () => turnTo(app, 'own'), !session.elsewhere),
  ];
}
