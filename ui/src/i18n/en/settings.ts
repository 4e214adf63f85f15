export const settings = {
  headline: 'Settings',
  lead: 'Your injuries, how things are asked and shown, and what becomes of your data.',
  theme: 'Theme',
  saveYou: 'Save',
  since: (day: string) => `since ${day}`,
  closed: (day: string) => `closed ${day}`,
  shown: 'shown now',
  show: 'Show this one',
  correct: 'Correct',
  showOf: (title: string) => `Show ${title}`,
  correctOf: (title: string) => `Correct ${title}`,
  another: 'Enter another injury',
  emergencyLead: 'It stands on the card of an urgent warning sign. Choose where you are.',
  country: 'Country',
  ownNumber: 'another number',
  number: 'The number',
  saveNumber: 'Save',
  checkNumber: 'Numbers change and differ by region: check that this one is right where you are.',
  protocolLead: 'Which limits your checklist uses, what differs between them, and what a physio changed.',
  toProtocol: 'Go to Readiness',
  dayEnds: 'The day ends at',
  dayEndsHint:
    'An entry made after midnight and before this time belongs to the evening before. Between 00:00 and 06:00.',
  anchors: 'What 10 means',
  anchorsHint:
    '0 is always “no pain”. People answer differently under different words, so keep to one. Each score keeps the words it was given under, and a day says so where they differ.',
  hideNumbers: 'Hide pain numbers',
  hideNumbersHint:
    'Looking at pain scores every day can keep one’s mind on the pain. Function comes first either way; the numbers stay in your journal and in what you take to your physio.',
  mass: 'Weight',
  length: 'Length',
  decimal: 'Decimal mark',
  weekday: 'A week begins on',
  asSystem: 'as in your region',
  example: (number: string, date: string, weekday: string) =>
    `Numbers look like ${number}, dates like ${date}, and a week begins on ${weekday}. A number may be typed with a comma or a point.`,
  singleKeys: 'Single keys work',
  singleKeysHint:
    'A key pressed alone does something where no field has the focus. Switch this off if you dictate, or press keys by accident. Keys with Ctrl or Cmd always work, and so do digits in a row of answers.',
  dataLead:
    'JSON holds everything, with every earlier wording, and can be brought into an empty journal. CSV is a zip of tables for a spreadsheet.',
  warning: 'The file holds health data and is readable by anyone who gets it.',
  json: 'Save as JSON',
  csv: 'Save as CSV',
  savedAs: (name: string, bytes: string) => `Saved ${name}, ${bytes}.`,
  keyDigits: '0 to 9, t for 10',
  keyDigitsMeans: 'set the pain of the row you are in',
  keyEnter: 'Enter',
  keyEnterMeans: 'goes on to the next row',
  keySame: 'S',
  keySameMeans: 'answers the rest of a check-in as yesterday',
  keyAid: 'P',
  keyAidMeans: 'goes on from a check-in to first aid',
  keyDelete: 'Delete',
  keyDeleteMeans: 'clears the row',
  keyTable: 'T',
  keyTableMeans: 'shows the chart as a table',
};

export const injuries = {
  archive: 'Archive',
  archiveWhat: 'Injuries that are over. Everything about them stays, and each can be opened again.',
  noneOpen: 'No injury is open.',
  close: 'Close',
  closeOf: (title: string) => `Close ${title}`,
  closeOn: 'It was over on',
  closeOnMissing: 'Enter the day on which it was over.',
  closeWhat:
    'The injury goes to the archive. Nothing about it is deleted; its days, charts and reports stay, and it can be opened again. A sign that worries you is still worth seeing someone about.',
  copyFirst: 'A copy to keep apart, if you like:',
  reopen: 'Open again',
  reopenOf: (title: string) => `Open ${title} again`,
  returnOf: 'The return of an earlier one',
  noReturn: 'no',
  cameBack: (day: string) => `return of the one of ${day}`,
  since: (title: string, day: string) => `${title}, since ${day}`,
};

export const anchors = {
  imaginable: 'worst pain you can imagine',
  experienced: 'worst pain you have ever had',
  possible: 'worst pain possible',
};

export const massUnits = { kilogram: 'kilograms', pound: 'pounds' };
export const lengthUnits = { centimetre: 'centimetres', inch: 'inches' };
export const decimalMarks = { system: 'as in your region', point: 'point: 1.5', comma: 'comma: 1,5' };

export const numberSources = {
  eu: 'Source: Directive (EU) 2018/1972, article 109.',
  national: 'Source: the country’s own health or emergency service.',
};

export const pain = {
  tenMeans: (words: string) => `0 means no pain, 10 the ${words}.`,
  ratedUnder: (words: string) => `Rated with 10 as the ${words}.`,
};
