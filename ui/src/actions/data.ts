import { refusal } from '../api/backend';
import type { ExportFormat } from '../api/generated';
import { t } from '../i18n';
import { size } from '../i18n/format';
import type { App } from '../state/app';
import type { Action } from './action';

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
  return [save('json'), save('csv')];
}
