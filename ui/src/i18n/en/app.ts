export const app = {
  name: 'Hamstrong',
  places: 'Places',
  placesBelow: 'Places, at the foot',
  opening: 'Opening your journal',
  demo: 'Sample data.',
  demoMore: 'These entries are made up. Nothing here is about you.',
  readOnly: 'This journal can only be read, so nothing can be changed here.',
  injuryShown: 'Injury shown',
  day: (n: number, since: string) => `day ${n}, since ${since}`,
  broken: 'Something on this page went wrong.',
  brokenMore: 'What you saved is safe in your journal. Load the page again to go on.',
  again: 'Load again',
};

export const place = {
  today: 'Today',
  progress: 'Progress',
  readiness: 'Readiness',
  exercises: 'Exercises',
  massage: 'Massage',
  history: 'History',
  report: 'Report',
  settings: 'Settings',
  day: 'Day',
  board: 'First 72 hours',
  session: 'Session',
};

export const status = {
  saved: (time: string) => `Saved ${time}`,
  redo: 'Redo',
  undoWhat: (label: string) => `Undo ${label}`,
  redoWhat: (label: string) => `Redo ${label}`,
  undone: (label: string) => `Undone: ${label}`,
  redone: (label: string) => `Done again: ${label}`,
  removed: (what: string) => `Removed: ${what}`,
  restored: (what: string) => `Restored: ${what}`,
  nothingToUndo: 'There is nothing to undo.',
  nothingToRedo: 'There is nothing to do again.',
  kept: 'What you typed is still here.',
  tryAgain: 'Try again',
  reading: 'Reading your journal',
  dismiss: 'Close',
  undoKey: 'Ctrl Z',
  undoKeyMac: '⌘ Z',
};

export const start = {
  headline: 'Your journal could not be opened.',
  kept: 'Nothing was changed: your journal file is as it was.',
  todo: 'Close other windows of Hamstrong, check that the disk can be reached, and try again.',
  again: 'Try again',
};
