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

/**
 * How colours look with a missing cone: Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of
 * color vision deficiency", IEEE TVCG 15(6), 2009, table of severity 1.0, on linear light.
 */
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

/** Ottosson's OKLab, 2020, of linear light. */
function oklab([r, g, b]: Rgb): [number, number, number] {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** Distance in OKLab; 0.02 is about what an eye just tells apart. */
const distance = (a: Rgb, b: Rgb) => Math.hypot(...oklab(a).map((v, n) => v - (oklab(b)[n] ?? 0)));
const JUST_TOLD_APART = 0.02;

/** Words on their ground. */
const TEXT: [string, string][] = [
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
];

/** Outlines and marks on their ground. */
const GRAPHICS: [string, string][] = [
  ['edge', 'paper'],
  ['edge', 'shade'],
  ['now', 'paper'],
  ['now', 'shade'],
  ['ink-2', 'paper'],
];

/** Hairlines that part what also stands apart by itself, and carry nothing. */
const ORNAMENT = ['line', 'line-2'];

it('every colour is held to a pair, belongs to the pain ramp, or carries nothing', () => {
  const held = new Set([...TEXT, ...GRAPHICS].flat().concat(ORNAMENT));
  const loose = Object.keys(light).filter((name) => !held.has(name) && !/^[pqe](\d|10)$/.test(name));
  expect(loose).toEqual([]);
  expect(Object.keys(dark).length).toBe(Object.keys(light).length);
});

describe.each([
  ['light', light],
  ['dark', dark],
])('%s', (name, tokens) => {
  const of = (token: string) => tokens[token] ?? '#ff00ff';

  it.each(TEXT)('%s on %s reads at 4.5 to 1', (words, ground) => {
    expect(contrast(of(words), of(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(GRAPHICS)('%s shows on %s at 3 to 1', (line, ground) => {
    expect(contrast(of(line), of(ground))).toBeGreaterThanOrEqual(3);
  });

  it.each(STEPS)('pain %i carries its numeral and its edge', (n) => {
    expect(contrast(of(`q${n}`), of(`p${n}`))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of(`e${n}`), of('paper'))).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.entries(DEFICIENCY))('the pain ramp goes one way in lightness: %s', (_, matrix) => {
    const lightness = STEPS.map((n) => oklab(seen(of(`p${n}`), matrix))[0]);
    const rises = lightness
      .slice(1)
      .map((value, n) => (value - (lightness[n] ?? value)) * (name === 'light' ? -1 : 1));
    expect(Math.min(...rises)).toBeGreaterThan(0);
  });

  it.each(Object.entries(DEFICIENCY))('neighbours on the pain ramp are told apart: %s', (_, matrix) => {
    const colours = STEPS.map((n) => seen(of(`p${n}`), matrix));
    const steps = colours.slice(1).map((colour, n) => distance(colour, colours[n] ?? colour));
    expect(Math.min(...steps)).toBeGreaterThan(JUST_TOLD_APART);
  });
});
