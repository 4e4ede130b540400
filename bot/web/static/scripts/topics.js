// Finds topics by their words, with or without accents, and tells how many are chosen.
const form = document.querySelector("form.session");
const groups = [...form.querySelectorAll("[data-group]")];
const topics = [...form.querySelectorAll("[data-topic]")];
const sought = form.querySelector("#trang-tim");
const none = form.querySelector("[data-none]");
const picked = form.querySelector("[data-picked]");
const clear = form.querySelector("[data-clear]");

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
const words = new Map(topics.map((topic) => [topic, fold(topic.textContent)]));
const opened = new Map(groups.map((group) => [group, group.open]));

const find = () => {
  const typed = fold(sought.value).split(/\s+/).filter(Boolean);
  for (const topic of topics) topic.hidden = !typed.every((word) => words.get(topic).includes(word));
  for (const group of groups) {
    const left = topics.filter((topic) => group.contains(topic) && !topic.hidden).length;
    group.hidden = left === 0;
    group.open = typed.length ? left > 0 : opened.get(group);
  }
  none.hidden = topics.some((topic) => !topic.hidden);
};

const tell = () => {
  const count = form.querySelectorAll("[data-topic] input:checked").length;
  picked.textContent = count ? picked.dataset.some.replace("$n", count) : picked.dataset.empty;
  clear.hidden = !count;
};

form.querySelector(".by-script").hidden = false;
sought.addEventListener("input", find);
sought.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
form.addEventListener("change", tell);
clear.addEventListener("click", () => {
  for (const box of form.querySelectorAll("[data-topic] input:checked")) box.checked = false;
  tell();
  sought.focus();
});
addEventListener("pageshow", tell);
tell();
