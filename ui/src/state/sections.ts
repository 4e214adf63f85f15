/** The sections of Settings in their order. One that needs dialogs of the system is not shown in a browser. */
export const SECTIONS = {
  injuries: { native: false },
  athlete: { native: false },
  protocol: { native: false },
  day: { native: false },
  reminders: { native: false },
  pain: { native: false },
  units: { native: false },
  appearance: { native: false },
  keys: { native: false },
  quick: { native: true },
  emergency: { native: false },
  export: { native: false },
  backups: { native: true },
  move: { native: true },
  where: { native: false },
  delete: { native: true },
} as const;

export type Section = keyof typeof SECTIONS;
