import type { Backend } from './backend';
import { inTheWindow, tauri } from './tauri';

/**
 * The core: in the window's own process, or behind the server that shows this page in a browser; in the mode for
 * looking at the page without one, a stand-in that never enters the product.
 */
export async function backendInUse(): Promise<Backend> {
  if (import.meta.env.MODE === 'look') {
    const { staged } = await import('./fake/stage');
    return staged(new URLSearchParams(location.search));
  }
  return inTheWindow ? tauri : (await import('./http')).http;
}
