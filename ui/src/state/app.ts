import { createContext } from 'svelte';
import type { Overlay } from './overlay.svelte';
import type { Places } from './places.svelte';
import type { Session } from './session.svelte';
import type { Brightness } from './theme.svelte';

/** What every component may reach. */
export interface App {
  session: Session;
  places: Places;
  brightness: Brightness;
  overlay: Overlay;
}

export const [useApp, provideApp] = createContext<App>();
