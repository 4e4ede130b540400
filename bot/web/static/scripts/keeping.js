// Copying, printing and feedback in place. Everything here is found from what was clicked or sent, so that
// answers added to the page later work as the first one does. Without this script the same forms and links work.

document.documentElement.classList.add("scripted");

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy], [data-print]");
  if (!button) return;
  if (button.hasAttribute("data-print")) window.print();
  else copyFrom(button.closest("[data-copied]"));
});

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-judging]");
  if (!form) return;
  event.preventDefault();
  judge(form);
});

async function copyFrom(holder) {
  const told = holder.querySelector("[role=status]");
  const text = textOf(holder.querySelector("[data-text]"));
  const done = await copied(text);
  // A second copy is told as well: a region that does not change is not read out.
  told.textContent = "";
  setTimeout(() => { told.textContent = done ? told.dataset.done : told.dataset.failed; }, 50);
}

function textOf(element) {
  if (element.hasAttribute("data-address")) return element.href;
  return (element.content ?? element).textContent.trim();
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedByHand(text);
  }
}

// Over plain HTTP in an office's network a browser has no clipboard to write to but this one.
function copiedByHand(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "off-screen";
  field.readOnly = true;
  const before = document.activeElement;
  document.body.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  before?.focus();
  return done;
}

async function judge(form) {
  const button = form.querySelector("[type=submit]");
  const fault = form.querySelector("[data-fault]");
  const thanks = form.parentElement.querySelector("[data-thanks]");
  const fields = new URLSearchParams(new FormData(form));
  button.disabled = true;
  fault.textContent = "";
  try {
    const reply = await fetch(form.action, { method: "POST", body: fields, credentials: "same-origin" });
    if (!reply.ok) throw new Error(await told(reply));
    form.hidden = true;
    thanks.textContent = fields.has("dong-y") ? thanks.dataset.thanksAgreed : thanks.dataset.thanks;
    thanks.tabIndex = -1;
    thanks.focus();
  } catch (error) {
    fault.textContent = error.message && !(error instanceof TypeError) ? error.message : fault.dataset.failed;
    button.disabled = false;
  }
}

// What the page of a refusal says, in its own words.
async function told(reply) {
  const page = new DOMParser().parseFromString(await reply.text(), "text/html");
  return page.querySelector("main .card p")?.textContent.trim() ?? "";
}
