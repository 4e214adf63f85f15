/** First aid against its plan, on Progress. */
export const aidCourse = {
  heading: 'First aid',
  asCalendar: 'Show as calendar',
  save: 'Save calendar',
  byWeek: 'First aid by week',
  byDay: 'First aid by day',
  week: 'Week',
  ofPlan: 'Of the plan',
  scored: 'Days scored',
  parts: 'Parts logged',
  span: (from: string, to: string) => (from === to ? from : `${from} to ${to}`),
  of: (logged: number, asked: number) => `${logged} of ${asked}`,
  percent: (n: number) => `${n} %`,
};
