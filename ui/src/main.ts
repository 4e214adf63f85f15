import { mount } from 'svelte';
import App from './App.svelte';
import type { Backend } from './api/backend';
import { tauri } from './api/tauri';
import './styles/index.css';

/** The core; in the mode for looking at the page without one, a stand-in that never enters the product. */
async function backendInUse(): Promise<Backend> {
  if (import.meta.env.MODE !== 'look') return tauri;
  const { staged } = await import('./api/fake/stage');
  return staged(new URLSearchParams(location.search));
}

const target = document.getElementById('app');
if (target) void backendInUse().then((backend) => mount(App, { target, props: { backend } }));
