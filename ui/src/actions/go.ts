import { t } from '../i18n';
import type { App } from '../state/app';
import { FOOT, RAIL } from '../state/places.svelte';
import { SECTIONS, type Section } from '../state/sections';
import type { Action } from './action';

type Where = Pick<App, 'places' | 'session'>;

/** Places stand open once there is an injury, and the questions of the first run are through. */
const reachable = ({ places, session }: Where) => Boolean(session.overview?.episode) && !places.intake;

/** The places of the rail, and the injuries they can be about. */
export function places({ places, session }: App): Action[] {
  return [...RAIL, ...FOOT].map(({ place, key }) => ({
    id: `go.${place}`,
    group: 'go' as const,
    label: t.actions.go(t.place[place]),
    words: t.actions.goWords[place],
    chord: { key },
    hidden: !reachable({ places, session }),
    run: () => places.go(place),
  }));
}

/** The board of the first 72 hours, while it belongs on the day. */
export function board(app: App): Action[] {
  const { places, session } = app;
  const place = 'board' as const;
  const label = t.actions.go(t.place[place]);
  const hidden = !reachable(app) || !session.overview?.price?.board;
  return [
    {
      id: `go.${place}`,
      group: 'go',
      label,
      words: t.actions.goWords[place],
      hidden,
      run: () => places.go(place),
    },
  ];
}

/** The sections of Settings, each opened at its heading. */
export function sections({ places, session }: App): Action[] {
  const native = session.backend.native !== undefined;
  return (Object.keys(SECTIONS) as Section[]).map((section) => ({
    id: `settings.${section}`,
    group: 'settings' as const,
    label: t.actions.section(t.sections[section]),
    words: t.actions.sectionWords[section],
    hidden: !reachable({ places, session }) || (SECTIONS[section].native && !native),
    run: () => places.openSection(section),
  }));
}

/** Shows another injury. */
export function injuries({ session, places }: App): Action[] {
  const { overview } = session;
  return (overview?.episodes ?? [])
    .filter(({ record }) => record !== overview?.episode)
    .map(({ record, title, episode }) => ({
      id: `injury.${record}`,
      group: 'go' as const,
      label: t.actions.showInjury(title, episode.onset),
      words: t.actions.injuryWords,
      hidden: !reachable({ places, session }),
      run: async () => {
        await session.drafts.flush();
        await session.act(() => session.backend.changeSetting({ setting: 'current_episode', value: record }));
      },
    }));
}
