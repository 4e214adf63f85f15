import { t } from '../i18n';
import type { App } from '../state/app';
import type { Action } from './action';
import { changes } from './change';
import { data } from './data';
import { board, injuries, places, sections } from './go';
import { logging } from './log';
import { training } from './train';

export type { Action, ActionGroup, Chord } from './action';

/** Everything that can be done, whatever is possible now: the one list. */
export function allActions(app: App): Action[] {
  return [
    ...logging(app),
    ...training(app),
    ...places(app),
    ...board(app),
    ...injuries(app),
    ...changes(app),
    ...data(app),
    ...sections(app),
    {
      id: 'palette',
      group: 'help',
      label: t.actions.palette,
      chord: { key: 'k' },
      run: () => app.overlay.open('palette'),
    },
    {
      id: 'keys',
      group: 'help',
      label: t.actions.keys,
      words: t.actions.keysWords,
      single: '?',
      run: () => app.overlay.open('keys'),
    },
  ];
}

/** What can be done now. */
export const offered = (app: App): Action[] =>
  app.session.urgent ? [] : allActions(app).filter((action) => !action.hidden);
