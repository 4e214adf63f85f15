// What is lost when the window is narrow or the zoom is large. Runs in the page, after page.js.
const CONTROLS = 'button, a[href], input:not([type=hidden]), select, textarea, summary, [role=radio], [role=slider], [role=switch], [role=tab], [tabindex="0"]';
const SLACK = 1.5;

const called = (el) => `${roleOf(el)} "${nameOf(el) || el.className || el.tagName}"`;

/** What stands for a control on the screen: a field that is drawn by its label is seen there. */
function faceOf(el) {
  const box = el.getBoundingClientRect();
  const hidden = getComputedStyle(el).opacity === '0' || getComputedStyle(el).appearance === 'none' || box.width < 5 || box.height < 5;
  const label = el.labels?.[0] ?? el.closest('label');
  return hidden && label ? label : el;
}

const scrolls = (style) => /auto|scroll/.test(style.overflowX);
const cuts = (style) => /hidden|clip/.test(`${style.overflowX} ${style.overflowY}`);

/** Text that runs out of its control. */
function spills(el) {
  const style = getComputedStyle(el);
  if (style.display === 'inline' || /^(INPUT|TEXTAREA|SELECT)$/.test(el.tagName)) return false;
  return el.scrollWidth > el.clientWidth + SLACK + 1 || (cuts(style) && el.scrollHeight > el.clientHeight + SLACK + 1);
}

/** An ancestor that hides a part of it, or nothing. */
function cutter(el) {
  const box = el.getBoundingClientRect();
  for (let up = el.parentElement; up && up !== document.body; up = up.parentElement) {
    const style = getComputedStyle(up);
    if (scrolls(style)) return null;
    if (!cuts(style)) continue;
    const frame = up.getBoundingClientRect();
    if (box.right > frame.right + SLACK || box.left < frame.left - SLACK) return up;
  }
  return box.right > document.documentElement.clientWidth + SLACK || box.left < -SLACK ? document.documentElement : null;
}

/** What lies over the middle of it, once it was scrolled to; nothing if it can be clicked. */
function coveredBy(el) {
  el.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const lines = [...el.getClientRects()].filter((r) => r.width > 1 && r.height > 1);
  const box = lines[0] ?? el.getBoundingClientRect();
  const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const same = hit && (el.contains(hit) || hit.contains(el) || hit.closest('label')?.control === el || (el.control && hit === el.control));
  return same ? null : (hit ?? document.documentElement);
}

function misfits() {
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth + SLACK) {
    const wide = [...document.querySelectorAll('body *')].filter((el) => seen(el) && el.getBoundingClientRect().right > root.clientWidth + SLACK);
    const inner = wide.filter((el) => !wide.some((other) => other !== el && el.contains(other)));
    found.push(`scrolls sideways to ${root.scrollWidth} of ${root.clientWidth} px: ${inner.slice(0, 4).map((el) => `${el.tagName}.${el.getAttribute('class')}`).join(', ')}`);
  }
  const top = document.querySelector('dialog[open]') ?? document.body;
  for (const el of top.querySelectorAll(CONTROLS)) {
    if (!seen(el) || el.disabled || el.closest('[inert]')) continue;
    const face = faceOf(el);
    if (!seen(face)) { found.push(`${called(el)} is not shown`); continue; }
    if (spills(face)) found.push(`${called(el)}: its text is ${face.scrollWidth}×${face.scrollHeight} in ${face.clientWidth}×${face.clientHeight}`);
    // What shows itself only to the keyboard is met by the keyboard.
    if (cutter(face) || coveredBy(face)) el.focus({ preventScroll: true });
    const by = cutter(face);
    if (by) found.push(`${called(el)} is cut off by ${by.tagName}.${by.className}`);
    const over = coveredBy(face);
    if (over) found.push(`${called(el)} lies under ${over.tagName}.${over.getAttribute('class')}`);
  }
  scrollTo(0, 0);
  return [...new Set(found)];
}

/** Properties by which a chosen answer can be told from the others where backgrounds are gone. */
const MARKS = ['color', 'backgroundColor', 'borderTopColor', 'borderTopStyle', 'borderTopWidth', 'outlineStyle', 'outlineWidth', 'outlineColor', 'fontWeight', 'textDecorationLine', 'accentColor'];
const marksOf = (el) => [el, ...el.querySelectorAll('*')].slice(0, 4).map((part) => MARKS.map((mark) => getComputedStyle(part)[mark]).join()).join('|');

/** Chosen answers that look like the ones beside them. */
function unmarked() {
  const chosen = [...document.querySelectorAll('input[type=radio]:checked, [aria-pressed=true], [aria-current=page]')].filter((el) => seen(faceOf(el)));
  const alike = (el) => {
    const kind = el.matches('input') ? `input[type=radio][name="${el.name}"]:not(:checked)` : el.hasAttribute('aria-pressed') ? '[aria-pressed=false]' : '[data-goto]:not([aria-current])';
    const other = [...document.querySelectorAll(kind)].find((o) => seen(faceOf(o)) && o.className === el.className);
    if (!other) return false;
    const native = el.matches('input') && getComputedStyle(el).appearance !== 'none' && faceOf(el) === el;
    return !native && marksOf(faceOf(el)) === marksOf(faceOf(other));
  };
  return chosen.filter(alike).map((el) => `${called(el)} of "${groupOf(el)}" looks like the others`);
}
