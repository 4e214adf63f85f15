import { numberWord } from './numbers';

export const report = {
  headline: 'A report for your physio',
  sized: (pages: number) =>
    pages === 1 ? 'One page for your physio.' : `${capital(numberWord(pages))} pages for your physio.`,
  lead: 'The first page is read in a minute; every day stands on the others. It leaves room for an answer.',
  choices: 'What goes into it',
  range: 'Days',
  ranges: { all: 'the whole injury', six_weeks: 'last 6 weeks', two_weeks: 'last 2 weeks', days: 'dates' },
  from: 'From',
  to: 'To',
  paper: 'Paper',
  papers: { a4: 'A4', letter: 'US Letter' },
  parts: 'With',
  part: {
    name: 'your name and year of birth',
    private_notes: 'private notes',
    medication: 'what you took',
    photos: 'photos',
  },
  warning: 'The file holds health data. Anyone who gets it can read it.',
  save: 'Save as PDF',
  open: 'Open the saved file',
  savedAs: (name: string, bytes: string) => `Saved ${name}, ${bytes}.`,
  setting: 'Setting the pages…',
  preview: 'The pages',
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  pageOf: (page: number, pages: number, from: string, to: string) =>
    `Page ${page} of ${pages} of the report from ${from} to ${to}. Its text follows.`,
  earlier: 'Previous page',
  next: 'Next page',
  text: 'This page as text',
};

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
