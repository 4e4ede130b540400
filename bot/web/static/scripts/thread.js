// Answers appended to the page: the form and the links that ask are sent by fetch to the same address, for a part of it.
import { isPlain } from "./plain_click.js";

const LIMIT_MS = 10_000;

export function listen(form, tell) {
  const thread = document.getElementById("mach");
  const field = form.elements.q;
  let shown = location.pathname + location.search;
  let going = null;

  form.addEventListener("submit", (event) => {
    // A question of nothing but spaces is for the server to refuse.
    if (!field.value.trim()) return;
    event.preventDefault();
    ask(field.value.trim());
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-ask]");
    if (!link || !isPlain(event)) return;
    event.preventDefault();
    ask(new URL(link.href).searchParams.get("q"));
  });

  // The address is the page: another one than is shown, by the buttons back and forth, is loaded whole.
  window.addEventListener("popstate", () => {
    if (location.pathname + location.search !== shown) location.reload();
  });

  async function ask(question) {
    if (going?.question === question) return;
    going?.stop();
    const turn = copied("mau-dang-hoi", question);
    const control = new AbortController();
    const mine = { question, stop: () => { control.abort("newer"); turn.remove(); } };
    going = mine;
    thread.querySelectorAll(".turn.lost").forEach((lost) => lost.remove());
    becomeConversation();
    thread.append(turn);
    tell(turn.dataset.told);
    turn.scrollIntoView({ block: "start" });
    const late = setTimeout(() => control.abort("late"), LIMIT_MS);
    let found;
    try {
      found = await answered(question, control.signal);
    } catch {
      if (control.signal.reason === "newer") return;
      found = failed(question, control.signal.aborted ? "late" : "unreachable");
    } finally {
      clearTimeout(late);
    }
    if (going === mine) {
      going = null;
      show(turn, found);
    }
  }

  async function answered(question, signal) {
    const part = String(thread.querySelectorAll(".turn").length + 1);
    const fields = new URLSearchParams([...new FormData(form)]);
    fields.set("q", question);
    fields.set("phan", part);
    const reply = await fetch(`${form.action}?${fields}`, { signal, headers: { Accept: "text/html" } });
    const told = new DOMParser().parseFromString(await reply.text(), "text/html");
    const turn = told.querySelector(".turn");
    // A page that tells a problem says it better: too many questions, a document that is not there.
    if (!turn) return failed(question, "broken", told.querySelector("main .card h1 + p")?.textContent);
    return { turn: document.importNode(turn, true), carried: told.querySelector("template[data-carried]") };
  }

  function failed(question, why, told) {
    const turn = copied("mau-hong", question);
    turn.querySelectorAll("[data-why]").forEach((line) => { if (line.dataset.why !== why) line.remove(); });
    if (told) turn.querySelector(".lost-told").textContent = told;
    turn.querySelector("a.again").setAttribute("href", `/?${new URLSearchParams({ q: question })}`);
    return { turn, carried: null };
  }

  function show(waiting, { turn, carried }) {
    waiting.replaceWith(turn);
    const asked = turn.querySelector(".asked");
    if (carried) {
      form.querySelector("[data-carries]").replaceChildren(document.importNode(carried.content, true));
      if (field.value.trim() === asked.textContent) field.value = "";
      shown = turn.dataset.address;
      if (shown !== location.pathname + location.search) history.pushState(null, "", shown);
      document.title = `${asked.textContent} – ${document.title.split(" – ").at(-1)}`;
      tell(turn.dataset.told);
    } else {
      tell(turn.querySelector(".lost-told").textContent);
    }
    // The words of the answer are next for whoever reads on from here, by ear or by key.
    asked.focus({ preventScroll: true });
    turn.scrollIntoView({ block: "start" });
  }

  function becomeConversation() {
    document.querySelectorAll("[data-welcome]").forEach((one) => one.remove());
    document.querySelector("main").classList.remove("welcome");
    form.classList.add("next");
    form.querySelector(".fault")?.remove();
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
    form.querySelector("[data-first]").hidden = true;
    for (const shownNow of [form.querySelector("[data-next]"), form.querySelector("[data-anew]"), document.querySelector("h1[data-asked]")]) shownNow.hidden = false;
  }

  return ask;
}

function copied(id, question) {
  const turn = document.getElementById(id).content.cloneNode(true).querySelector(".turn");
  turn.querySelector(".asked").textContent = question;
  return turn;
}
