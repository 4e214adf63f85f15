import type { SettingChange, Theme } from '../api/generated';
import { t } from '../i18n';
import type { App } from '../state/app';
import type { Action } from './action';

/** Undo, redo, and the switches that are worth a name of their own. */
export function changes({ session }: App): Action[] {
  const { overview } = session;
  const set = (change: SettingChange) => async () => {
    await session.act(() => session.backend.changeSetting(change));
  };
  const hidden = !overview || session.readOnly;
  const themes = (Object.keys(t.themes) as Theme[]).map((theme) => ({
    id: `theme.${theme}`,
    group: 'change' as const,
    label: t.actions.theme[theme],
    words: t.actions.themeWords,
    hidden: hidden || overview.settings.theme === theme,
    run: set({ setting: 'theme', value: theme }),
  }));
  const single = overview?.settings.single_keys ?? true;
  return [
    {
      id: 'undo',
      group: 'change',
      label: overview?.undo ? t.status.undoWhat(overview.undo.label) : t.actions.undo,
      words: t.actions.undoWords,
      chord: { key: 'z' },
      hidden,
      run: () => session.undo(),
    },
    {
      id: 'redo',
      group: 'change',
      label: overview?.redo ? t.status.redoWhat(overview.redo.label) : t.actions.redo,
      chord: { key: 'z', shift: true },
      hidden,
      run: () => session.redo(),
    },
    ...themes,
    {
      id: 'single-keys',
      group: 'change',
      label: single ? t.actions.singleKeysOff : t.actions.singleKeysOn,
      words: t.actions.singleKeysWords,
      hidden,
      run: set({ setting: 'single_keys', value: !single }),
    },
  ];
}
