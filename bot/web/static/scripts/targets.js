// Counts the rows chosen for comparing; the form works without it.
const bar = document.querySelector(".compare");
const boxes = [...document.querySelectorAll('input[name="hang"]')];
const most = Number(bar.dataset.most);
const told = bar.querySelector("[data-told]");
const many = bar.querySelector("[data-many]");
const plain = bar.querySelector("[data-plain]");
const count = bar.querySelector("[data-count]");
const button = bar.querySelector("button");

told.setAttribute("aria-live", "polite");

function tell() {
  const chosen = boxes.filter((box) => box.checked);
  for (const box of boxes) box.closest("tr").classList.toggle("chosen", box.checked);
  count.textContent = String(chosen.length);
  told.hidden = chosen.length === 0;
  many.hidden = chosen.length <= most;
  plain.hidden = chosen.length > 1;
  button.disabled = chosen.length < 2 || chosen.length > most;
  bar.classList.toggle("ready", chosen.length > 0);
}

for (const box of boxes) box.addEventListener("change", tell);
// A browser that goes back keeps what was checked.
window.addEventListener("pageshow", tell);
tell();
