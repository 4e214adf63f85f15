// From the click to the first frame in which the place has its content, and to the one in which nothing of it is busy;
// in milliseconds. What takes longer than the driver waits has no second number.
const [place, most] = values;
const button = [...document.querySelectorAll(`nav [data-goto="${place}"]`)].find((el) => el.getClientRects().length > 0);
if (!button) throw new Error(`no button leads to ${place}`);
const frame = () => new Promise((next) => requestAnimationFrame(next));
// What was there when the frame began has been painted when the next task runs.
const painted = () => new Promise((next) => setTimeout(next));
const shown = () =>
  document.querySelector('[data-place]')?.dataset.place === place && !document.querySelector('.awaited, .opening');
const rests = () => !document.querySelector('[aria-busy=true]');
await frame();
const began = performance.now();
button.click();
let open = null;
while (performance.now() - began < most) {
  await frame();
  if (!shown()) continue;
  if (open === null) {
    await painted();
    open = performance.now() - began;
  }
  if (rests()) return [open, performance.now() - began];
}
return [open, null];
