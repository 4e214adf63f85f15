/**
 * The one gate for markup made outside the page: an SVG drawing of the core's.
 *
 * The text is parsed as XML, held against a list of what a chart needs, and written anew from the parsed tree,
 * so that what the browser reads is what was looked at. Anything off the list refuses the whole drawing.
 */

const SVG = 'http://www.w3.org/2000/svg';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

const ELEMENTS = new Set(
  'svg g path line polyline polygon rect circle ellipse text tspan title desc'.split(' '),
);

const ATTRIBUTES = new Set(
  [
    'viewBox width height x y x1 y1 x2 y2 cx cy r rx ry dx dy d points transform preserveAspectRatio version',
    'fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset',
    'stroke-linecap stroke-linejoin stroke-miterlimit opacity color paint-order vector-effect shape-rendering',
    'text-rendering font-family font-size font-weight font-style font-variant letter-spacing text-anchor',
    'dominant-baseline alignment-baseline baseline-shift textLength lengthAdjust visibility display',
    'class role focusable lang direction',
  ]
    .join(' ')
    .split(' '),
);

const OPEN_NAMES = /^(aria|data)-[a-z][a-z0-9-]*$/;
const REACHES_OUT = /url\s*\(|javascript:|expression\s*\(|@import|[\\<>]/i;
const DECLARATION = /<!DOCTYPE|<!ENTITY|<!\[CDATA\[|<\?(?!xml\s)/i;

/** The drawing was refused; the reason is for the developer, never for the athlete. */
export class ChartRefused extends Error {
  override name = 'ChartRefused';
}

/**
 * The drawing as checked text.
 *
 * # Errors
 * `ChartRefused` when it is no SVG or holds anything a chart has no use for.
 */
export function checkedSvg(source: string): string {
  if (DECLARATION.test(source)) throw new ChartRefused('a declaration');
  const parsed = parse(source);
  const root = parsed.documentElement;
  if (root.localName !== 'svg' || parsed.querySelector('parsererror')) throw new ChartRefused('not an SVG');
  check(root);
  return new XMLSerializer().serializeToString(root);
}

function check(element: Element): void {
  if (element.namespaceURI !== SVG || element.prefix !== null || !ELEMENTS.has(element.localName)) {
    throw new ChartRefused(`element ${element.nodeName}`);
  }
  for (const attribute of Array.from(element.attributes)) checkAttribute(attribute);
  for (const child of Array.from(element.childNodes)) {
    if (child.nodeType === Node.ELEMENT_NODE) check(child as Element);
    else if (child.nodeType !== Node.TEXT_NODE) throw new ChartRefused(`node ${child.nodeName}`);
  }
}

function checkAttribute({ name, value, namespaceURI }: Attr): void {
  if (namespaceURI === XMLNS && name === 'xmlns' && value === SVG) return;
  if (namespaceURI !== null || !(ATTRIBUTES.has(name) || OPEN_NAMES.test(name))) {
    throw new ChartRefused(`attribute ${name}`);
  }
  if (!name.startsWith('aria-') && REACHES_OUT.test(value)) throw new ChartRefused(`value of ${name}`);
}

/** Only this module can ask for text that is trusted to be parsed and nothing else. */
const TO_BE_PARSED = Symbol('to be parsed');

const RULES = {
  createHTML: (source: string, purpose?: symbol) => (purpose === TO_BE_PARSED ? source : checkedSvg(source)),
};

type ChartPolicy = { createHTML(source: string, purpose?: symbol): TrustedHTML | string };

let made: ChartPolicy | undefined;

/** The policy the browser knows by name, or the same rules where browsers have no policies. */
function policy(): ChartPolicy {
  made ??= globalThis.window.trustedTypes?.createPolicy('hamstrong-chart', RULES) ?? RULES;
  return made;
}

/** Drawings looked at lately: a library of pictures is shown anew with every look at the place. */
const passed = new Map<string, TrustedHTML | string>();
const MOST_KEPT = 128;

/** The drawing, ready for the page: trusted where the browser asks for trust, plain text elsewhere. */
export function trustedChart(source: string): TrustedHTML | string {
  const known = passed.get(source);
  if (known !== undefined) return known;
  const made = policy().createHTML(source);
  const [oldest] = passed.keys();
  if (passed.size >= MOST_KEPT && oldest !== undefined) passed.delete(oldest);
  passed.set(source, made);
  return made;
}

/** Reading XML is itself a guarded act in the browser; no script runs in the document that comes of it. */
function parse(source: string): Document {
  const text = policy().createHTML(source, TO_BE_PARSED);
  return new DOMParser().parseFromString(text as string, 'image/svg+xml');
}
