// Answers appended to the page: the form and the links that ask are sent by fetch, for a part of the page. Where a
// model writes, the part comes in pieces; where they break off, it is asked for whole.
import { coming } from "./coming.js";
import { isPlain } from "./plain_click.js";

export function listen(form, tell) {
  const thread = document.getElementById("mach");
  const field = form.elements.q;
  const { stream, patience } = form.dataset;
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
    const turn = copied(stream ? "mau-dang-viet" : "mau-dang-hoi", question);
    const control = new AbortController();
    const mine = { question, stop: () => { control.abort("newer"); remove(turn); } };
    going = mine;
    turn.querySelector("[data-stop]")?.addEventListener("click", () => control.abort("halted"));
    thread.querySelectorAll(".turn.lost").forEach(remove);
    becomeConversation();
    thread.append(turn);
    tell(turn.dataset.told);
    turn.scrollIntoView({ block: "start" });
    let late;
    const wait = () => {
      clearTimeout(late);
      late = setTimeout(() => control.abort("late"), patience * 1000);
    };
    let found;
    try {
      found = await answered(question, turn, control.signal, wait);
    } catch {
      const { reason } = control.signal;
      if (reason === "newer") return;
      found = reason === "halted" ? null : failed(question, control.signal.aborted ? "late" : "unreachable");
    } finally {
      clearTimeout(late);
    }
    if (going !== mine) return;
    going = null;
    if (found) show(turn, found);
    else halt(turn, question);
  }

  async function answered(question, turn, signal, wait) {
    const part = String(thread.querySelectorAll(".turn").length);
    const fields = new URLSearchParams([...new FormData(form)]);
    fields.set("q", question);
    fields.set("phan", part);
    const whole = async () => {
      wait();
      const reply = await fetch(`${form.action}?${fields}`, { signal, headers: { Accept: "text/html" } });
      return reply.text();
    };
    const inPieces = async () => {
      wait();
      try {
        return await coming(`${stream}?${fields}`, signal, (name, html) => foretell(turn, name, html));
      } catch (error) {
        if (signal.aborted) throw error;
        return whole();
      }
    };
    const told = parsed(await (stream ? inPieces() : whole()));
    const answer = told.querySelector(".turn");
    // A page that tells a problem says it better: too many questions, a document that is not there.
    if (!answer) return failed(question, "broken", told.querySelector("main .card h1 + p")?.textContent);
    return { turn: document.importNode(answer, true), carried: told.querySelector("template[data-carried]") };
  }

  // What is known before the whole is: it is shown, and of it only what is being done is heard.
  function foretell(turn, name, html) {
    const pieces = [...parsed(html).body.children].map((one) => document.importNode(one, true));
    if (name === "sentence") {
      const said = turn.querySelector("[data-said]");
      // Items of one list come one by one.
      for (const one of pieces) {
        if (one.tagName === "UL" && said.lastElementChild?.tagName === "UL") said.lastElementChild.append(...one.children);
        else said.append(one);
      }
    }
    if (name !== "step") return;
    turn.querySelector("[data-step]").replaceChildren(...pieces);
    pieces.forEach((one) => { if (one.dataset.told) tell(one.dataset.told); });
  }

  function failed(question, why, told) {
    const turn = copied("mau-hong", question);
    turn.querySelectorAll("[data-why]").forEach((line) => { if (line.dataset.why !== why) line.remove(); });
    if (told) turn.querySelector(".lost-told").textContent = told;
    toBeAskedAgain(turn, question);
    return { turn, carried: null };
  }

  function halt(turn, question) {
    const when = turn.querySelector("[data-said]").childElementCount ? "some" : "none";
    turn.querySelectorAll("[data-when]").forEach((line) => { if (line.dataset.when !== when) line.remove(); });
    turn.querySelector(".under-way").remove();
    turn.querySelectorAll("[data-halted]").forEach((one) => { one.hidden = false; });
    turn.removeAttribute("aria-busy");
    turn.classList.replace("pending", "lost");
    toBeAskedAgain(turn, question);
    tell(turn.querySelector(".lost-told").textContent);
    turn.querySelector(".asked").focus({ preventScroll: true });
  }

  function show(waiting, { turn, carried }) {
    const reads = Boolean(waiting.querySelector("[data-said]")?.childElementCount);
    const typed = field.value.trim();
    const types = document.activeElement === field && typed && typed !== turn.querySelector(".asked").textContent;
    const keepsPanel = movePanel(waiting, turn, () => waiting.replaceWith(turn));
    const asked = turn.querySelector(".asked");
    if (carried) {
      form.querySelector("[data-carries]").replaceChildren(document.importNode(carried.content, true));
      if (typed === asked.textContent) field.value = "";
      shown = turn.dataset.address;
      if (shown !== location.pathname + location.search) history.pushState(null, "", shown);
      document.title = `${asked.textContent} – ${document.title.split(" – ").at(-1)}`;
      tell(turn.dataset.told);
    } else {
      tell(turn.querySelector(".lost-told").textContent);
    }
    // The words of the answer are next for whoever reads on from here, by ear or by key; who is typing goes on.
    if (!types && !keepsPanel) asked.focus({ preventScroll: true });
    if (!reads) turn.scrollIntoView({ block: "start" });
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

const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

function copied(id, question) {
  const turn = document.getElementById(id).content.cloneNode(true).querySelector(".turn");
  turn.querySelector(".asked").textContent = question;
  return turn;
}

function toBeAskedAgain(turn, question) {
  turn.querySelector("a.again").setAttribute("href", `/?${new URLSearchParams({ q: question })}`);
}

function remove(turn) {
  turn.querySelector(".panel-close")?.click();
  turn.remove();
}

// A document that was opened from a sentence stays open, where it was read; tells whether it is being read.
function movePanel(from, to, replace) {
  const panel = from.querySelector(".panel");
  const reads = Boolean(panel?.contains(document.activeElement));
  const text = panel?.querySelector(".panel-text");
  const top = text?.scrollTop;
  const place = to.querySelector(".machine");
  if (panel && !place) panel.querySelector(".panel-close").click();
  replace();
  if (!panel || !place) return false;
  place.before(panel);
  text.scrollTop = top;
  if (reads) text.focus({ preventScroll: true });
  return reads;
}
