/** Reminders: the plan in Settings, the question asked once, the line about what was missed. */
export const reminders = {
  lead: 'A word when a day is not logged yet. It says only that it is time, never how you are, and comes less often as you recover.',
  on: 'Remind me',
  at: 'At this time of day',
  morning: 'Ask in the morning after a session or a massage',
  morningHint: 'The day’s reminder then comes in the morning instead.',
  morningAt: 'In the morning at',
  pause: 'Pause until',
  resume: 'End the pause',
  inAnHour: 'Today: in an hour',
  notToday: 'Not today',
  asPlanned: 'As planned after all',
  system: 'Start Hamstrong with the system',
  systemHint: 'Its window is then minimised until you want it.',
  reach: {
    comes:
      'They come as notifications of your system while Hamstrong is running, also with its window minimised. Your system may hold them back, for example with “do not disturb”, and does not tell Hamstrong.',
    no_service: 'None can come: nothing on this desktop shows notifications.',
    browser: 'From a page in a browser none can come. The app makes them.',
  },
  ask: 'Would a reminder help?',
  askLead: (time: string) =>
    `Once a day at ${time} and only while the day is not logged; in the acute days up to three, later fewer. It comes only while Hamstrong is running. Settings, Reminders, changes all of it.`,
  askYes: 'Yes, while Hamstrong is open',
  askSystem: 'Yes, and start it with the system',
  askNo: 'No, thank you',
  close: 'Close',
};
