import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { ChartRefused, checkedSvg, trustedChart } from '../src/api/chart-policy';

const GOLDEN = '../tests/golden/charts';
const svg = (inside: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" ${attributes}>${inside}</svg>`;

const HOSTILE: [what: string, source: string][] = [
  ['a script', svg('<script>alert(1)</script>')],
  [
    'a script with a prefix',
    `<x:svg xmlns:x="http://www.w3.org/2000/svg"><x:script>alert(1)</x:script></x:svg>`,
  ],
  ['a prefixed shape', svg('<x:rect xmlns:x="http://www.w3.org/2000/svg"/>')],
  ['a style element', svg('<style>*{fill:red}</style>')],
  ['a style attribute', svg('<rect style="fill:red"/>')],
  ['a handler', svg('<rect onclick="alert(1)"/>')],
  ['a handler on the root', svg('', 'onload="alert(1)"')],
  ['a handler in capitals', svg('<rect ONCLICK="alert(1)"/>')],
  ['a link', svg('<a href="https://example.com"><rect/></a>')],
  ['an href', svg('<rect href="https://example.com"/>')],
  ['an xlink', svg('<rect xlink:href="#a" xmlns:xlink="http://www.w3.org/1999/xlink"/>')],
  ['a use', svg('<use href="#x"/>')],
  ['an image', svg('<image href="data:image/svg+xml,%3Csvg/%3E"/>')],
  ['foreign markup', svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>')],
  ['markup in a title', svg('<title><img xmlns="http://www.w3.org/1999/xhtml" src="x"/></title>')],
  ['character data', svg('<title><![CDATA[<img src=x onerror=alert(1)>]]></title>')],
  ['a comment', svg('<!-- <img src=x onerror=alert(1)> -->')],
  ['an instruction', `<?xml-stylesheet href="x.css"?>${svg('')}`],
  ['a document type', `<!DOCTYPE svg [<!ENTITY x "y">]>${svg('<text>&x;</text>')}`],
  ['an animation', svg('<rect><animate attributeName="href" to="javascript:alert(1)"/></rect>')],
  ['a set', svg('<set attributeName="onclick" to="alert(1)"/>')],
  ['a reference to a paint', svg('<rect fill="url(https://example.com/x#y)"/>')],
  ['a reference with a space', svg('<rect fill="url (#y)"/>')],
  ['an escaped value', svg('<rect fill="\\75rl(x)"/>')],
  ['an id that shadows the document', svg('<rect id="body"/>')],
  ['a filter', svg('<filter><feImage href="x"/></filter>')],
  ['an iframe', svg('<iframe xmlns="http://www.w3.org/1999/xhtml" src="https://example.com"/>')],
  ['another namespace', '<svg xmlns="http://example.com/svg"></svg>'],
  ['no namespace', '<svg></svg>'],
  ['a page', '<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>'],
  ['broken markup', '<svg xmlns="http://www.w3.org/2000/svg"><rect></svg>'],
  ['two roots', svg('') + svg('')],
  ['plain words', 'hello'],
  ['nothing', ''],
  ['a base', svg('', 'xml:base="https://example.com/"')],
  ['a cursor', svg('<rect cursor="url(x)"/>')],
];

describe('the policy for charts', () => {
  it.each(HOSTILE)('refuses %s', (_, source) => {
    expect(() => checkedSvg(source)).toThrow(ChartRefused);
    expect(() => trustedChart(source)).toThrow(ChartRefused);
  });

  it('lets a chart through as it is', () => {
    const chart = svg(
      '<title>Pain</title><desc>Walking 5 &lt; 6 &amp; falling</desc><g aria-hidden="true" class="plot">' +
        '<path d="M0 0L1 1" fill="none" stroke="#14202a" stroke-width="2" stroke-dasharray="5 3"/>' +
        '<text x="1" y="2" font-size="13" text-anchor="middle" font-weight="600">day</text></g>',
      'role="img" aria-label="Walking pain went from 7 to 2" data-day="3"',
    );
    const page = document.createElement('div');
    page.innerHTML = checkedSvg(chart);
    expect(page.querySelector('desc')?.textContent).toBe('Walking 5 < 6 & falling');
    expect(page.querySelector('path')?.getAttribute('stroke-dasharray')).toBe('5 3');
    expect(page.querySelector('svg')?.getAttribute('viewBox')).toBe('0 0 10 10');
  });

  it.each(readdirSync(GOLDEN).filter((name) => name.endsWith('.svg')))(
    'lets the drawing %s through',
    (name) => {
      const page = document.createElement('div');
      const source = readFileSync(`${GOLDEN}/${name}`, 'utf8');
      page.innerHTML = checkedSvg(source);
      expect(page.querySelectorAll('text').length).toBe(source.match(/<text/g)?.length);
    },
  );

  it('never lets words become markup, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (words) => {
        const document_ = document.implementation.createDocument('http://www.w3.org/2000/svg', 'svg');
        const title = document_.createElementNS('http://www.w3.org/2000/svg', 'title');
        title.textContent = words;
        document_.documentElement.append(title);
        document_.documentElement.setAttribute('aria-label', words);
        let checked: string;
        try {
          checked = checkedSvg(new XMLSerializer().serializeToString(document_));
        } catch (refused) {
          expect(refused).toBeInstanceOf(Error);
          return;
        }
        const page = document.createElement('div');
        page.innerHTML = checked;
        expect(Array.from(page.querySelectorAll('*'), (e) => e.localName)).toEqual(['svg', 'title']);
      }),
      { numRuns: 300 },
    );
  });

  it('never lets an unlisted attribute through', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^on[a-z]{2,12}$/), (name) => {
        expect(() => checkedSvg(svg(`<rect ${name}="1"/>`))).toThrow(ChartRefused);
      }),
    );
  });
});

describe('under Trusted Types', () => {
  it('hands the parser and the page trusted text only, and refuses all the same', async () => {
    class Trusted {
      constructor(readonly text: string) {}
      toString = () => this.text;
    }
    type Rules = { createHTML(source: string, ...more: unknown[]): string };
    const createPolicy = vi.fn((_: string, rules: Rules) => ({
      createHTML: (source: string, ...more: unknown[]) => new Trusted(rules.createHTML(source, ...more)),
    }));
    vi.stubGlobal('trustedTypes', { createPolicy });
    const parse = DOMParser.prototype.parseFromString;
    vi.spyOn(DOMParser.prototype, 'parseFromString').mockImplementation(function (
      this: DOMParser,
      text,
      type,
    ) {
      if (!((text as unknown) instanceof Trusted))
        throw new TypeError('This document requires trusted text.');
      return parse.call(this, String(text), type);
    });
    vi.resetModules();
    const fresh = await import('../src/api/chart-policy');
    expect(fresh.trustedChart(svg('<rect/>'))).toBeInstanceOf(Trusted);
    expect(() => fresh.trustedChart(svg('<script/>'))).toThrow('element script');
    expect(createPolicy.mock.calls.map(([name]) => name)).toEqual(['hamstrong-chart']);
    vi.unstubAllGlobals();
  });
});
