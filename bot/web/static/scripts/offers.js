// What can be asked, offered while a question is typed: a combobox with a list, by keyboard, mouse or touch.
const WAIT_MS = 120;

export function offer(field, words, tell, ask) {
  const list = document.createElement("ul");
  list.id = "trang-goi-y";
  list.className = "offers";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.labels[0].textContent.trim());
  list.hidden = true;
  field.after(list);
  const set = (name, value) => field.setAttribute(name, value);
  set("role", "combobox");
  set("aria-autocomplete", "list");
  set("aria-controls", list.id);
  set("aria-expanded", "false");
  let active = -1;
  let waiting = 0;
  let control = null;

  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(look, WAIT_MS);
  });
  field.addEventListener("blur", close);
  field.form.addEventListener("submit", close);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) return;
      event.preventDefault();
      // What is on its way must not move the list under who walks along it.
      clearTimeout(waiting);
      control?.abort();
      const count = list.children.length;
      // One step beyond either end is the field itself, as it was typed.
      mark(((active + 1 + (event.key === "ArrowDown" ? 1 : -1) + count + 1) % (count + 1)) - 1);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      choose(list.children[active]);
    }
  });
  // The field keeps the focus while one is pressed, else the list would be gone before the click.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest('[role="option"]');
    if (option) choose(option);
  });

  async function look() {
    control?.abort();
    const typed = field.value.trim();
    if (typed.length < 2) return close();
    control = new AbortController();
    const { signal } = control;
    try {
      const reply = await fetch(`/goi-y?${new URLSearchParams({ q: typed })}`, { signal });
      const { items } = reply.ok ? await reply.json() : { items: [] };
      if (!signal.aborted && document.activeElement === field) show(items);
    } catch {
      // Offers are a help: without them the question is typed to its end.
      if (!signal.aborted) close();
    }
  }

  function show(items) {
    if (!items.length) return close();
    list.replaceChildren(...items.map(option));
    list.hidden = false;
    set("aria-expanded", "true");
    mark(-1);
    tell(words.counted.replace("$n", items.length));
  }

  function option({ question, about, kind }, at) {
    const one = document.createElement("li");
    one.id = `trang-goi-y-${at}`;
    one.setAttribute("role", "option");
    one.setAttribute("aria-selected", "false");
    one.dataset.question = question;
    one.dataset.kind = kind;
    one.append(question);
    if (about) {
      const beside = document.createElement("span");
      beside.className = "offer-about";
      beside.textContent = about;
      one.append(" ", beside);
    }
    return one;
  }

  function mark(at) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = at;
    const one = list.children[at];
    if (!one) return field.removeAttribute("aria-activedescendant");
    one.setAttribute("aria-selected", "true");
    one.scrollIntoView({ block: "nearest" });
    set("aria-activedescendant", one.id);
  }

  function choose(one) {
    field.value = one.dataset.question;
    close();
    ask(one.dataset.question);
  }

  function close() {
    clearTimeout(waiting);
    control?.abort();
    list.hidden = true;
    active = -1;
    set("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }
}
