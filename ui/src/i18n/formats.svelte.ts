import type { DecimalMark, FirstWeekday, LengthUnit, MassUnit } from '../api/generated';

/** How the reader wants numbers, weeks and measures. The window sets it from the settings. */
export const formats = $state<{
  decimal_mark: DecimalMark;
  first_weekday: FirstWeekday;
  mass_unit: MassUnit;
  length_unit: LengthUnit;
}>({ decimal_mark: 'system', first_weekday: 'system', mass_unit: 'kilogram', length_unit: 'centimetre' });

const DAYS = { monday: 1, saturday: 6, sunday: 7 } as const;

interface WeekInfo {
  firstDay: number;
}

/** The weekday a calendar begins with: 1 is Monday, 7 is Sunday. */
export function firstWeekday(reader = globalThis.navigator?.languages?.[0] ?? 'en'): number {
  if (formats.first_weekday !== 'system') return DAYS[formats.first_weekday];
  try {
    const locale = new Intl.Locale(reader) as Intl.Locale & {
      getWeekInfo?: () => WeekInfo;
      weekInfo?: WeekInfo;
    };
    return (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
  } catch {
    return 1;
  }
}
