import { mount } from 'svelte';
import App from './App.svelte';
import type { Backend } from './api/backend';
import { inTheWindow, tauri } from './api/tauri';
import './styles/index.css';

/**
 * The core: in the window's own process, or behind the server that shows this page in a browser; in the mode for
 * looking at the page without one, a stand-in that never enters the product.
 */
async function backendInUse(): Promise<Backend> {
  if (import.meta.env.MODE === 'look') {
    const { staged } = await import('./api/fake/stage');
    return staged(new URLSearchParams(location.search));
  }
  return inTheWindow ? tauri : (await import('./api/http')).http;
}

const target = document.getElementById('app');
if (target) void backendInUse().then((backend) => mount(App, { target, props: { backend } }));
