import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

type Rgb = [number, number, number];
type Tokens = Record<string, string>;

const file = readFileSync('src/styles/tokens.css', 'utf8');
const light = tokensOf(':root {');
const dark = { ...light, ...tokensOf(":root[data-theme='dark'] {") };
const STEPS = Array.from({ length: 11 }, (_, n) => n);

function tokensOf(selector: string): Tokens {
  const start = file.indexOf(selector);
  const block = file.slice(start, file.indexOf('\n}', start));
  return Object.fromEntries(
    Array.from(block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g), ([, name, hex]) => [name, hex]),
  );
}

const channel = (c: number) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
const linear = (hex: string): Rgb =>
  [1, 3, 5].map((at) => channel(parseInt(hex.slice(at, at + 2), 16) / 255)) as Rgb;
const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

function contrast(a: string, b: string): number {
  const [bright, dim] = [luminance(linear(a)), luminance(linear(b))].sort((x, y) => y - x) as [
    number,
    number,
  ];
  return (bright + 0.05) / (dim + 0.05);
}

/** Machado, Oliveira and Fernandes 2009, full severity, on linear light. */
const DEFICIENCY: Record<string, number[]> = {
  none: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

function seen(hex: string, m: number[]): Rgb {
  const c = linear(hex);
  const part = (row: number) => c.reduce((sum, value, n) => sum + value * (m[row * 3 + n] ?? 0), 0);
  return [part(0), part(1), part(2)].map((v) => Math.min(1, Math.max(0, v))) as Rgb;
}

describe.each([
  ['light', light],
  ['dark', dark],
])('%s', (name, tokens) => {
  const of = (token: string) => tokens[token] ?? '#ff00ff';

  it.each([
    ['ink', 'paper'],
    ['ink', 'shade'],
    ['ink', 'shade-2'],
    ['ink-2', 'paper'],
    ['ink-2', 'shade'],
    ['ink-2', 'shade-2'],
    ['ink-3', 'paper'],
    ['ink-3', 'shade'],
    ['now', 'paper'],
    ['now', 'shade'],
    ['on-now', 'now'],
    ['paper', 'ink'],
  ])('%s on %s reads at 4.5 to 1', (words, ground) => {
    expect(contrast(of(words), of(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['edge', 'paper'],
    ['edge', 'shade'],
    ['now', 'paper'],
    ['ink-2', 'paper'],
  ])('%s shows on %s at 3 to 1', (line, ground) => {
    expect(contrast(of(line), of(ground))).toBeGreaterThanOrEqual(3);
  });

  it.each(STEPS)('pain %i carries its numeral and its edge', (n) => {
    expect(contrast(of(`q${n}`), of(`p${n}`))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of(`e${n}`), of('paper'))).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.entries(DEFICIENCY))('the pain ramp goes one way in lightness: %s', (_, matrix) => {
    const lightness = STEPS.map((n) => luminance(seen(of(`p${n}`), matrix)));
    const ordered = lightness.toSorted((a, b) => (name === 'light' ? b - a : a - b));
    expect(lightness).toEqual(ordered);
  });
});
