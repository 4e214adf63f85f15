import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig(({ mode }) => ({
  plugins: [svelte()],
  clearScreen: false,
  resolve: mode === 'test' ? { conditions: ['browser'] } : {},
  server: { port: 5173, strictPort: true, host: '127.0.0.1', fs: { allow: ['..'] } },
  // WebKitGTK 2.50 on Debian 12 is the oldest engine; Safari 16.4 is a safe floor.
  build: {
    target: ['safari16.4', 'chrome111'],
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // One page for each window.
    rolldownOptions: { input: ['index.html', 'quick.html'] },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['tests/setup.ts'],
    include: ['tests/**/*.test.ts'],
    restoreMocks: true,
    // axe over a whole place takes seconds on a slow machine.
    testTimeout: 20_000,
  },
}));
