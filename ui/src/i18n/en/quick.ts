export const quick = {
  demo: 'What you log here is not kept with yours.',
  type: 'Type 0 to 10. Tab goes to the next question.',
  changes: 'A digit changes what is logged. Tab goes to the next question.',
  saves: (what: string) => `Enter saves ${what}.`,
  save: 'Save',
  saveKey: 'Enter',
  close: 'Close',
  closeKey: 'Esc',
  open: 'Open Hamstrong',
  saved: 'Saved. It changes something for today.',
  urgentMore: 'This goes before everything else. Open Hamstrong to see what to do.',
  inTheWay: {
    no_injury: {
      head: 'There is no injury to log for yet.',
      more: 'Open Hamstrong and enter it once. After that a number is enough here.',
    },
    none_open: {
      head: 'No injury is open.',
      more: 'Open Hamstrong to enter another one, or to open one again in Settings.',
    },
    read_only: {
      head: 'Nothing can be saved now.',
      more: 'This journal can only be read, so nothing can be changed here.',
    },
  },
};

export const quickSetup = {
  lead: 'A small window takes one number: a digit, Enter, and it is saved and gone. It asks for your walking pain of today; Tab leads to the other questions.',
  hotKey: 'Key that opens it, in any program',
  noHotKey: 'none',
  press: 'Choose a key',
  change: 'Change the key',
  pressing: 'Press the keys now',
  pressHint:
    'Hold Ctrl, Alt or the system key and press a letter, a digit or a function key. Esc keeps what was.',
  remove: 'Take the key away',
  set: (key: string) => `${key} opens the small window now.`,
  removed: 'No key opens the small window now.',
  wayland:
    'This desktop runs on Wayland, which gives such keys to no program. Its own settings can do it: bind a key there to this command.',
  tray: 'Show an icon in the tray',
  trayHint: 'A click on it opens the small window. Its menu opens and quits Hamstrong.',
  noTray:
    'This desktop has no tray. GNOME shows one with the AppIndicator extension; other desktops have a part of the panel for it.',
  keep: 'Keep running in the tray when the window is closed',
  keepHint:
    'Off, Hamstrong ends with its window, and the key works only while it is open. On, it ends by Quit in the menu of the icon.',
  keepNeeds: 'Needs the icon in the tray: it is the way back.',
  elsewhere: 'Another journal is open. Your own keeps these choices; go back to it to change them.',
  command: 'The command',
  commandHint:
    'A desktop can bind a key to it in its own settings. It opens the small window of the Hamstrong that is running, or starts it for that alone.',
  tryIt: 'Open the small window',
};
