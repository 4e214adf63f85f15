/** Photos of a bruise. */
export const photo = {
  heading: 'Photos',
  lead: 'Photo of a bruise or a swelling',
  add: 'Add a photo',
  kept: 'Kept in the journal: only the picture, without place, time or camera.',
  word: 'Photo',
  side: 'Side',
  region: 'Where',
  regionOpen: 'not said',
  words: 'What it shows',
  unshown: 'This photo cannot be shown.',
  loading: 'Photo on its way',
  earlier: 'Photo before',
  next: 'Next photo',
  of: (n: number, all: number) => `${n} of ${all}`,
  saveCopy: 'Save as a file',
};
