// Scrolls the list down and back, a step a frame, and returns how long each frame took, in milliseconds.
const [steps, step] = values;
const inner = [...document.querySelectorAll('main *')].find(
  (el) => el.scrollHeight > el.clientHeight + 1000 && getComputedStyle(el).overflowY !== 'visible',
);
const scrolled = inner ?? document.scrollingElement;
const before = scrolled.scrollTop;
const frame = () => new Promise((next) => requestAnimationFrame(next));
const taken = [];
let last = await frame();
for (let turn = 0; turn < steps * 2; turn += 1) {
  scrolled.scrollTop += turn < steps ? step : -step;
  const now = await frame();
  taken.push(now - last);
  last = now;
}
if (scrolled.scrollHeight <= scrolled.clientHeight + 1000) throw new Error('there is nothing to scroll');
scrolled.scrollTop = before;
return taken;
