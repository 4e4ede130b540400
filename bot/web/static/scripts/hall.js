// What a hall has beside the slides: a clock for each question, and the code for phones.
const deck = document.querySelector(".deck");
const dialog = document.querySelector(".big-code");
const clock = deck.querySelector(".clock");
const seconds = Number(deck.dataset.seconds ?? 0);

const showCode = () => {
  if (dialog.open) dialog.close();
  else dialog.showModal();
};

if (dialog) {
  deck.querySelector(".show-code").addEventListener("click", showCode);
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
}

let left = seconds;
let ticking = null;
let over = true; // no question is waiting for its answer
let asked = -1; // the question that the clock belongs to

const told = document.querySelector("[data-clock-told]");
const halt = clock?.querySelector(".halt");

const paint = () => {
  clock.hidden = over;
  clock.querySelector(".left").textContent = left;
  clock.classList.toggle("soon", left <= 5);
  halt.hidden = left === 0;
  halt.textContent = ticking ? halt.dataset.running : halt.dataset.halted;
};

const stop = () => {
  clearInterval(ticking);
  ticking = null;
};

// A screen reader hears the clock now and then, not every second.
const tell = () => {
  if (left === 0) told.textContent = told.dataset.over;
  else if (left === 10 || left % 30 === 0) told.textContent = told.dataset.left.replace("$n", left);
};

const run = () => {
  stop();
  ticking = setInterval(() => {
    left -= 1;
    if (left <= 0) stop();
    tell();
    paint();
  }, 1000);
};

const turn = () => {
  if (over || left === 0) return;
  if (ticking) stop();
  else run();
  paint();
};

if (clock) {
  halt.addEventListener("click", turn);
  document.addEventListener("shown", (event) => {
    const { at, staged, steps } = event.detail;
    stop();
    over = !staged || steps > 0;
    if (at !== asked) left = seconds;
    asked = at;
    if (!over && left > 0) run();
    told.textContent = "";
    paint();
  });
}

// Without a script each answer is folded; on the screen it is opened by the next press.
for (const step of deck.querySelectorAll("details.step")) step.open = true;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key.toLowerCase();
  if (dialog?.open) {
    event.stopImmediatePropagation();
    if (key === "m") showCode();
    else return;
  } else if (key === "m" && dialog) showCode();
  else if (key === "t" && clock) turn();
  else return;
  event.preventDefault();
});
