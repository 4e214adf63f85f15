import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/svelte';
import { afterEach, vi } from 'vitest';

afterEach(cleanup);

// jsdom lays nothing out: these are the parts of a browser the page asks for.
Object.defineProperty(navigator, 'languages', { get: () => ['en-GB'] });
vi.stubGlobal(
  'matchMedia',
  vi.fn((query: string) => ({
    matches: query.includes('min-width'),
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  })),
);
vi.stubGlobal(
  'ResizeObserver',
  class {
    #tell: ResizeObserverCallback;
    constructor(tell: ResizeObserverCallback) {
      this.#tell = tell;
    }
    observe(target: Element): void {
      this.#tell([{ target, contentRect: target.getBoundingClientRect() } as ResizeObserverEntry], this);
    }
    unobserve(): void {}
    disconnect(): void {}
  },
);
Object.defineProperty(HTMLElement.prototype, 'clientWidth', { get: () => 800 });

// A native dialog without the layer it lies in: shown, the focus in it, Escape closes it.
HTMLDialogElement.prototype.showModal = function showModal(this: HTMLDialogElement) {
  this.open = true;
  const from = document.activeElement as HTMLElement | null;
  this.querySelector<HTMLElement>('input, button')?.focus();
  this.addEventListener('keydown', (event) => event.key === 'Escape' && this.close());
  this.addEventListener('close', () => from?.focus(), { once: true });
};
HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
  if (!this.open) return;
  this.open = false;
  this.dispatchEvent(new Event('close'));
};
Element.prototype.scrollIntoView = () => undefined;
