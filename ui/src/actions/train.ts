import { t } from '../i18n';
import type { App } from '../state/app';
import { Plan } from '../state/plan.svelte';
import type { Action } from './action';
import { reveal } from './reveal';

/** Training: the session of today, what was done or prescribed, the question of the morning after. */
export function training(app: App): Action[] {
  const { session, places } = app;
  const { overview } = session;
  const brief = session.training;
  const hidden = !brief || places.intake !== null || session.readOnly;
  const act = (
    id: keyof typeof t.actions.train,
    run: () => Promise<void>,
    more: Partial<Action> = {},
  ): Action => ({
    id: `train.${id}`,
    group: 'log',
    label: t.actions.train[id],
    words: t.actions.trainWords[id],
    hidden,
    run,
    ...more,
  });
  const on = (selector: string) => async () => {
    await places.go('exercises');
    await reveal(selector);
  };
  const open = brief?.open ?? null;
  return [
    act(open ? 'goOn' : 'start', async () => {
      if (open) return places.openSession(open.record);
      if (overview?.episode) await new Plan(app).start(overview.episode, null);
    }),
    act('afterwards', on('[data-section="afterwards"] summary')),
    act('prescription', on('[data-section="prescriptions"] summary')),
    act(
      'morning',
      async () => {
        await places.go('today');
        await reveal('[data-section="morning"] [data-row]');
      },
      { hidden: hidden || brief?.morning === null },
    ),
  ];
}
