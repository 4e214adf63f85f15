import { numberWord } from './numbers';

export const backups = {
  lead: 'Hamstrong makes a copy by itself when something changed, checks it, and lets old copies thin out: a few of the last days, then one a day, a week and a month, 35 at most. A folder on another disk protects from more.',
  none: 'There is no copy yet. The first one is made a minute after the start.',
  off: 'Sample data are not backed up.',
  newest: (day: string, time: string) => `Newest copy: ${day}, ${time}.`,
  age: (days: number) =>
    days === 0 ? 'Made today.' : days === 1 ? 'Made yesterday.' : `Made ${numberWord(days)} days ago.`,
  current: 'Nothing changed since.',
  behind: 'There are changes since.',
  count: (n: number, size: string) => (n === 1 ? `One copy, ${size}, in` : `${n} copies, ${size}, in`),
  now: 'Back up now',
  made: (name: string) => `Backed up: ${name}.`,
  choose: 'Choose another folder',
  chosen: 'Copies go there from now on. Those made before stay where they are.',
  prove: 'Prove that it works',
  works: (n: number) =>
    `It works. The newest copy was restored in a place of its own, and all ${n} entries in all their wordings are what your journal holds.`,
  whole: (whole: number, all: number) =>
    whole === all
      ? `All ${all} copies are byte for byte as they were made.`
      : `${whole} of ${all} copies are byte for byte as they were made. The damaged ones go when the next copy is made.`,
  broken: (problem: string) =>
    `The newest copy could not be proven: ${problem} Your journal itself is untouched.`,
};

export const move = {
  lead: 'Your journal is one file. It can be copied, and another one can be looked at.',
  toOther: 'To another computer',
  steps: [
    'Save a copy here, on a stick or a disk that you take along.',
    'Install Hamstrong on the other computer and start it. On its first page, under “Bring in a journal saved before”, choose the copy.',
    'Look whether the newest day is there. From then on, log on one of the two computers: they do not know of each other.',
  ],
  copy: 'Save a copy',
  readable: 'The copy holds everything about your injuries and is readable by anyone who gets it.',
  other: 'Another journal',
  otherLead: 'It is opened until Hamstrong is closed; the next start opens your own again.',
  open: 'Open another journal',
  sample: 'Look around with sample data',
  own: 'Back to your own journal',
  opened: 'This is another journal than your own.',
};

export const whereabouts = {
  lead: 'Everything stays on this computer. Hamstrong speaks to no network. These are all the places it writes to:',
  kinds: {
    journal: 'Your journal',
    earlier: 'Earlier states of it, kept before an upgrade or a repair',
    backups: 'Backups',
    sample: 'The sample journal',
    window: 'The size of the window',
    webview: 'What the system’s web view keeps for itself; no entries',
    program: 'A note while the app is starting; no entries',
    autostart: 'What tells your system to start Hamstrong, if you chose that; no entries',
  },
  nothing: 'nothing there now',
  files: (n: number, size: string) => (n === 1 ? `one file, ${size}` : `${n} files, ${size}`),
  also: 'Out of its sight:',
  elsewhere: [
    'Photos you add are in the journal file: only the picture, without place, time or camera. A photo you remove stays in the file and in the JSON export, as every entry does, until everything is deleted. The photo you chose stays where it was.',
    'Files you saved: exports, charts, photos, copies, and backups in a folder you chose before.',
    'The list of recently used files that your system’s own dialogs keep: names, no contents.',
    'Copies that others make of your disk: the system’s backups, snapshots, cloud folders.',
    'The clipboard, when you copy something.',
    'The notifications of your system, which may keep a list of them: they say what is due, never how you are.',
    'The bus of your desktop: that Hamstrong runs, and its icon with its menu if you chose one. Never what you entered.',
  ],
  noLogs:
    'It writes no log of what you enter. The file is readable by your user account alone, and not encrypted: use the disk encryption of your system.',
};

export const erase = {
  lead: 'Your journal goes from this computer, with what is kept beside it, the sample journal and the size of the window. This cannot be undone.',
  backups: 'Delete the backups in the backup folder too',
  beyond:
    'Out of reach: files you saved yourself, backups in a folder you chose before, copies that your system or others made of your disk, and traces that a disk may hold until they are written over. Full-disk encryption makes those unreadable.',
  word: 'Type “delete” to go on',
  button: 'Delete everything',
  asked: 'Your system asks once more. Nothing is deleted before that.',
  notOwn: 'Go back to your own journal first.',
};

export const welcome = {
  back: (day: string) => `Welcome back. Last entry ${day}.`,
  close: 'Close',
};
