import { en } from './en';

/** The words of the interface. */
export type Catalogue = typeof en;

/** The catalogue in use. */
export const t: Catalogue = en;
