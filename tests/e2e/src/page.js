// What a test sees of the page: roles and names, as assistive technology would be told. Runs in the page.
const tidy = (text) => (text ?? '').replace(/\s+/g, ' ').trim();

const BY_TYPE = { checkbox: 'checkbox', radio: 'radio', range: 'slider', number: 'spinbutton', button: 'button', submit: 'button' };
const BY_TAG = {
  ARTICLE: 'article', BUTTON: 'button', DIALOG: 'dialog', FIELDSET: 'group', FIGURE: 'figure', FORM: 'form',
  H1: 'heading', H2: 'heading', H3: 'heading', H4: 'heading', IMG: 'img', LI: 'listitem', MAIN: 'main', NAV: 'navigation',
  OL: 'list', OPTION: 'option', SUMMARY: 'summary', TABLE: 'table', TD: 'cell', TEXTAREA: 'textbox', TH: 'columnheader',
  TR: 'row', UL: 'list',
};

function roleOf(el) {
  const given = el.getAttribute('role');
  if (given) return given.split(' ')[0];
  if (el.tagName === 'A') return el.hasAttribute('href') ? 'link' : 'generic';
  if (el.tagName === 'INPUT') return BY_TYPE[el.type] ?? 'textbox';
  if (el.tagName === 'SELECT') return el.multiple || el.size > 1 ? 'listbox' : 'combobox';
  return BY_TAG[el.tagName] ?? 'generic';
}

const spoken = (el) => {
  const copy = el.cloneNode(true);
  for (const silent of copy.querySelectorAll('[aria-hidden=true], script')) silent.remove();
  return tidy(copy.textContent);
};

function nameOf(el) {
  const by = el.getAttribute('aria-labelledby');
  if (by) return tidy(by.split(/\s+/).map((id) => spoken(document.getElementById(id) ?? document.createElement('i'))).join(' '));
  const label = el.getAttribute('aria-label');
  if (label) return tidy(label);
  if (el.labels?.length) return tidy([...el.labels].map(spoken).join(' '));
  if (el.tagName === 'FIELDSET') return spoken(el.querySelector(':scope > legend') ?? document.createElement('i'));
  if (el.tagName === 'IMG') return tidy(el.alt);
  if (['INPUT', 'SELECT', 'TEXTAREA'].includes(el.tagName)) return tidy(el.title || el.placeholder);
  return spoken(el) || tidy(el.title);
}

// What is folded away has a box in some engines, and is still not to be seen.
const seen = (el) => el.getClientRects().length > 0 && el.checkVisibility({ visibilityProperty: true });

/** The group around an element: the name of its nearest fieldset or labelled region. */
function groupOf(el) {
  const group = el.parentElement?.closest('fieldset, [role=group], [role=radiogroup], section[aria-labelledby]');
  return group ? nameOf(group) : '';
}

function find(role, name) {
  const begins = name.endsWith('…');
  const wanted = tidy(begins ? name.slice(0, -1) : name);
  const matches = (el) => (begins ? nameOf(el).startsWith(wanted) : nameOf(el) === wanted);
  return [...document.querySelectorAll('*')].filter((el) => roleOf(el) === role && seen(el) && matches(el));
}

function focused() {
  const el = document.activeElement;
  if (!el || el === document.body) return { role: '', name: '', group: '', checked: false, value: '' };
  return {
    role: roleOf(el),
    name: nameOf(el),
    group: groupOf(el),
    checked: el.checked === true || el.getAttribute('aria-checked') === 'true',
    value: String(el.value ?? ''),
  };
}

const roster = (role) => [...document.querySelectorAll('*')].filter((el) => roleOf(el) === role && seen(el)).map(nameOf);
const words = () => tidy(document.body.innerText);
const opened = () => document.readyState === 'complete' && document.querySelector('[data-place]') !== null;
const state = () => document.querySelector('[data-place]')?.dataset.place ?? '';

// The places that the page offers, each once: the rail and the tabs lead to the same.
const places = () => [...new Set([...document.querySelectorAll('nav [data-goto]')].map((el) => el.dataset.goto))];
function go(place) {
  const button = [...document.querySelectorAll(`nav [data-goto="${place}"]`)].find(seen);
  button?.click();
  return button !== undefined;
}

/** Opens what is folded in the place, one after the other: what opens may hold more. */
function unfold() {
  const closed = [...document.querySelectorAll('main details:not([open])')].filter(seen);
  for (const fold of closed) fold.open = true;
  const buttons = [...document.querySelectorAll('main [aria-expanded=false]:not([aria-haspopup])')].filter(seen);
  for (const button of buttons) button.click();
  return closed.length + buttons.length > 0;
}

/** Opens today, which has a photo, in History; whether it is there. */
function openADay() {
  const day = document.querySelector('main button[data-day][aria-current=date]');
  day?.click();
  return day !== null;
}

/** Opens the first photo that the page shows small; whether there is one. */
function openAPhoto() {
  const photo = document.querySelector('main button[data-photo]');
  photo?.click();
  return photo !== null;
}

const RESTING = 250;

/** Nothing is busy, and for a while nothing changes. */
function rests() {
  if (document.querySelector('[aria-busy=true], .opening')) return false;
  return new Promise((answer) => {
    const watch = new MutationObserver(() => end(false));
    const end = (rested) => {
      watch.disconnect();
      clearTimeout(timer);
      answer(rested && document.fonts.status === 'loaded');
    };
    const timer = setTimeout(() => end(true), RESTING);
    watch.observe(document.body, { attributes: true, characterData: true, childList: true, subtree: true });
  });
}

/** Shows the screen with this number, with a little of the one before; whether there is one. */
function scrollToScreen(number) {
  const step = innerHeight - 80;
  const from = (number - 1) * step;
  if (number > 1 && document.querySelector('dialog[open]')) return false;
  if (number > 1 && from + 80 >= document.documentElement.scrollHeight - 1) return false;
  scrollTo({ top: from, behavior: 'instant' });
  return true;
}
