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
