import { t } from '../i18n';
import type { App } from '../state/app';
import type { CheckIn } from '../api/generated';
import { checkInInWords } from '../i18n/describe';
import type { Action } from './action';
import { reveal } from './reveal';

/** Logging, on Today. */
export function logging({ session, places }: App): Action[] {
  const hidden = !session.overview?.episode || places.intake !== null || session.readOnly;
  const on =
    (selector: string, press = false) =>
    async () => {
      await places.go('today');
      const target = await reveal(selector);
      if (press) target?.click();
    };
  const act = (
    id: keyof typeof t.actions.log,
    run: () => Promise<void>,
    more: Partial<Action> = {},
  ): Action => ({
    id: `log.${id}`,
    group: 'log',
    label: t.actions.log[id],
    words: t.actions.logWords[id],
    hidden,
    run,
    ...more,
  });
  return [
    act('checkIn', on('[data-section="check-in"] [data-row]'), { chord: { key: 'n' } }),
    act('same', on('.same button', true), {
      hidden: hidden || !hasAnswers(session.overview?.day?.yesterday),
    }),
    act('where', on('[data-section="where"] [role="checkbox"][tabindex="0"], [data-section="where"] input')),
    act('price', on('[data-section="price"]')),
    act('session', on('[data-section="session"] .none-yet button', true)),
    act('massage', on('[data-section="massage"] .none-yet button', true)),
    act('medication', on('[data-section="medication"] .none-yet button', true)),
    act('activities', on('[data-section="activities"]')),
    act('photo', on('[data-section="photos"] .photos-head button', true)),
    act('note', on('[data-section="note"] textarea')),
    act(
      'yesterday',
      async () => {
        const today = session.overview?.today;
        if (today) await places.openDay(dayBefore(today), true);
      },
      { hidden: hidden || session.injury?.day_index === 0 },
    ),
  ];
}

const hasAnswers = (answers: CheckIn | undefined) => checkInInWords(answers).length > 0;

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}
