/** Warning signs: the questions, the card, and the two ways out. */
export const warning = {
  number: 'Emergency number',
  elsewhere: 'Nothing else is shown until you have been seen.',
  seen: 'I have been seen',
  seenLead: 'It is kept with your entries. The plan goes on from there.',
  who: 'Who saw you',
  when: 'When',
  scope: 'What they cleared',
  scopes: { all: 'the warning sign', back: 'the low back', massage: 'massage' },
  whoMissing: 'Say who saw you.',
  whenMissing: 'Enter the day.',
  saveSeen: 'Save',
  cancel: 'Cancel',
  stays:
    'This is on record. A sign entered on the day of a clearance counts more than it: if this is still here tomorrow, record it again.',
  slip: 'I ticked this by mistake',
  slipLead: 'Only today, and with a reason. The answer and your reason stay on record.',
  slipWhich: 'Which answer',
  reason: 'How it came to be ticked',
  reasonMissing: 'Say in a few words how it came to be ticked.',
  withdraw: 'Take it back',
  ways: 'What you can do here',
  alerts: 'What to know first',
};

export const redFlags = {
  heading: 'Warning questions',
  anyNew: 'Anything new',
  anyNewMeans: 'a new symptom, here or elsewhere',
  lead: 'Answer each, or all of them at once.',
  none: 'None of these',
  save: 'Save these answers',
  rest: (yes: number) =>
    yes === 1
      ? 'One yes. What is unanswered counts as no.'
      : `${yes} times yes. What is unanswered counts as no.`,
  skip: 'Later',
  intake: 'Warning questions',
  intakeLead:
    'Some signs need a clinician before any plan. Until these are answered, readiness stays at not enough data.',
  conditions: 'Before anyone massages you',
  conditionsLead:
    'Some conditions rule massage out without a clinician’s word. You find them on Readiness again.',
  goOn: 'Go on',
};

export const contradiction = {
  ask: 'Do they stand?',
  yes: 'Yes, they stand',
  change: 'Change an answer',
};

export const phaseRail = {
  label: 'Phases',
  span: (from: string, to: string) => `${from} to ${to}`,
  since: (day: string) => `since ${day}`,
  next: 'next phase',
  gate: 'Massage-ready',
};
