// From the click to the first frame in which the place is shown and nothing of it is busy, in milliseconds.
const [place] = values;
const button = [...document.querySelectorAll(`nav [data-goto="${place}"]`)].find((el) => el.getClientRects().length > 0);
if (!button) throw new Error(`no button leads to ${place}`);
const frame = () => new Promise((next) => requestAnimationFrame(next));
const there = () =>
  document.querySelector('[data-place]')?.dataset.place === place &&
  !document.querySelector('[aria-busy=true], .opening');
await frame();
const began = performance.now();
button.click();
for (;;) {
  await frame();
  if (there()) break;
}
// What was there when the frame began has been painted when the next task runs.
await new Promise((next) => setTimeout(next));
return performance.now() - began;
