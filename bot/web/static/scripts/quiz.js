// Tells how many questions are left, and takes who sends too early to the first of them, once.
const form = document.querySelector("[data-quiz]");
const left = form.querySelector("[data-left]");
const questions = [...form.querySelectorAll("[data-question]")];

const answered = (question) => {
  const selects = [...question.querySelectorAll("select")];
  if (selects.length) return selects.every((one) => one.value);
  const text = question.querySelector("input[type=text]");
  return text ? text.value.trim() !== "" : question.querySelector("input:checked") !== null;
};

const open = () => questions.filter((question) => !answered(question));

let warned = false;
const tell = () => {
  const count = open().length;
  left.textContent = count ? left.dataset.some.replace("$n", count) : left.dataset.none;
};

form.addEventListener("change", tell);
form.addEventListener("submit", (event) => {
  const [first] = open();
  if (!first || warned) return;
  warned = true;
  event.preventDefault();
  left.textContent = left.dataset.warn.replace("$n", open().length);
  first.scrollIntoView({ block: "center" });
  first.querySelector("input, select").focus({ preventScroll: true });
});
addEventListener("pageshow", tell);
tell();
