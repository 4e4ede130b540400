// One question at a time on the whole screen; every slide is in the page already.
const root = document.documentElement;
const deck = document.querySelector(".deck");
const slides = [...deck.querySelectorAll(".slide")];
const bar = deck.querySelector(".bar");
const FITS = ["fit-1", "fit-2", "fit-3", "fit-4", "fit-5"];

let at = 0; // the slide
let pressed = 0; // its steps shown so far: 0 shows the question alone

const steps = (slide) => [...slide.querySelectorAll(".step")];
const staged = () => root.classList.contains("staged");

const fit = () => {
  const slide = slides[at];
  const body = slide.querySelector(".body");
  slide.classList.remove(...FITS);
  for (const smaller of FITS) {
    if (body.scrollHeight <= body.clientHeight + 1) break;
    slide.classList.remove(...FITS);
    slide.classList.add(smaller);
  }
};

const show = ({ focus = true } = {}) => {
  slides.forEach((slide, n) => { slide.hidden = staged() && n !== at; });
  const slide = slides[at];
  steps(slide).forEach((step, n) => { step.hidden = staged() && n !== pressed - 1; });
  slide.classList.toggle("asked", pressed > 0);
  document.dispatchEvent(new CustomEvent("shown", { detail: { at, steps: pressed, staged: staged() } }));
  if (!staged()) return;
  slide.querySelector(".body").scrollTop = 0;
  bar.querySelector(".back").disabled = at === 0 && pressed === 0;
  bar.querySelector(".next").disabled = at === slides.length - 1 && pressed === steps(slide).length;
  fit();
  history.replaceState(null, "", `#${slide.id}`);
  if (focus && !bar.contains(document.activeElement)) {
    (pressed ? steps(slide)[pressed - 1] : slide).focus({ preventScroll: true });
  }
};

const go = (slide, step) => {
  at = Math.min(Math.max(slide, 0), slides.length - 1);
  pressed = Math.min(Math.max(step, 0), steps(slides[at]).length);
  show();
};

const next = () => {
  if (pressed < steps(slides[at]).length) go(at, pressed + 1);
  else if (at < slides.length - 1) go(at + 1, 0);
};

const back = () => {
  if (pressed > 0) go(at, pressed - 1);
  else if (at > 0) go(at - 1, steps(slides[at - 1]).length);
};

// What does not fit even in the smallest type is scrolled through before the next step.
const scrolled = (way) => {
  const body = slides[at].querySelector(".body");
  const left = way > 0 ? body.scrollHeight - body.clientHeight - body.scrollTop : body.scrollTop;
  if (left < 2) return false;
  body.scrollBy({ top: way * body.clientHeight * 0.8 });
  return true;
};

const full = () => {
  if (document.fullscreenElement) document.exitFullscreen();
  else root.requestFullscreen?.().catch(() => {});
};

const stage = (on) => {
  root.classList.toggle("staged", on);
  bar.hidden = !on;
  if (on) show();
  else {
    if (document.fullscreenElement) document.exitFullscreen();
    slides.forEach((slide) => {
      slide.hidden = false;
      slide.classList.remove(...FITS, "asked");
      steps(slide).forEach((step) => { step.hidden = false; });
    });
    document.dispatchEvent(new CustomEvent("shown", { detail: { at, steps: pressed, staged: false } }));
    history.replaceState(null, "", location.pathname + location.search);
    document.querySelector(".start").focus();
  }
};

const FORWARD = new Set(["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"]);
const BACKWARD = new Set(["ArrowLeft", "ArrowUp", "PageUp", "Backspace"]);

const key = (event) => {
  if (!staged() || event.ctrlKey || event.metaKey || event.altKey) return;
  const onControl = event.target.closest("button, a") && (event.key === " " || event.key === "Enter");
  if (onControl) return;
  if (event.key === " " && event.shiftKey) scrolled(-1) || back();
  else if (FORWARD.has(event.key)) scrolled(1) || next();
  else if (BACKWARD.has(event.key)) scrolled(-1) || back();
  else if (event.key === "Home") go(0, 0);
  else if (event.key === "End") go(slides.length - 1, Infinity);
  else if (event.key === "f" || event.key === "F") full();
  else if (event.key === "Escape") stage(false);
  else return;
  event.preventDefault();
};

const swipes = () => {
  let from = null;
  deck.addEventListener("touchstart", (event) => {
    from = event.touches.length === 1 ? event.touches[0] : null;
  }, { passive: true });
  deck.addEventListener("touchend", (event) => {
    if (!from || !staged()) return;
    const across = event.changedTouches[0].clientX - from.clientX;
    const down = event.changedTouches[0].clientY - from.clientY;
    from = null;
    if (Math.abs(across) < 50 || Math.abs(across) < 1.5 * Math.abs(down)) return;
    if (across < 0) next();
    else back();
  });
};

// The addresses of what is drawn on the slides, for light screens and dark ones.
const pictures = () => [...document.querySelectorAll("img, picture source")].map((one) =>
  new URL(one.getAttribute("src") ?? one.getAttribute("srcset"), location.href).href);

const keepForLater = async () => {
  if (!("serviceWorker" in navigator)) return;
  const { worker: address, scope = "/trinh-chieu" } = document.querySelector(".for-script").dataset;
  navigator.serviceWorker.addEventListener("message", (event) => {
    if (!event.data.kept) return;
    document.querySelector(".kept").hidden = false;
    for (const one of document.querySelectorAll(".not-kept")) one.hidden = true;
  });
  await navigator.serviceWorker.register(address, { scope });
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({ keep: location.href, pictures: pictures() });
};

if (slides.length) {
  const named = slides.findIndex((slide) => `#${slide.id}` === location.hash);
  at = Math.max(named, 0);
  for (const one of document.querySelectorAll(".script, .keys")) one.hidden = false;
  document.querySelector(".start").addEventListener("click", () => stage(true));
  bar.querySelector(".next").addEventListener("click", next);
  bar.querySelector(".back").addEventListener("click", back);
  bar.querySelector(".full").addEventListener("click", full);
  bar.querySelector(".leave").addEventListener("click", () => stage(false));
  document.querySelector(".contents").addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    at = slides.findIndex((slide) => `#${slide.id}` === link.hash);
    pressed = 0;
    stage(true);
  });
  document.addEventListener("keydown", key);
  addEventListener("resize", () => { if (staged()) fit(); });
  swipes();
  stage(true);
  document.fonts?.ready.then(() => { if (staged()) fit(); });
}
keepForLater().catch(() => {});
