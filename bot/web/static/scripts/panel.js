// The document beside the answer, open at the place a citation names, its exact words marked by the server.
import { isPlain } from "./plain_click.js";

const LIMIT_MS = 10_000;

export function listen() {
  let panel = null;
  let opener = null;

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-place]");
    if (!link || !isPlain(event)) return;
    event.preventDefault();
    open(link);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel && !event.defaultPrevented) close();
  });

  async function open(link) {
    panel?.remove();
    opener = link;
    const mine = document.getElementById("mau-van-ban").content.cloneNode(true).querySelector(".panel");
    panel = mine;
    mine.querySelector(".panel-title").textContent = link.dataset.place;
    mine.querySelector(".panel-whole").href = link.href;
    mine.querySelector(".panel-close").addEventListener("click", close);
    link.closest(".turn").querySelector(".machine").before(mine);
    document.documentElement.classList.add("with-panel");
    const text = mine.querySelector(".panel-text");
    text.focus({ preventScroll: true });
    try {
      const article = await fetched(link);
      if (panel !== mine) return;
      text.replaceChildren(article);
      toThePlace(text, link.hash);
    } catch {
      text.querySelector('[data-state="opening"]').hidden = true;
      text.querySelector('[data-state="lost"]').hidden = false;
    }
    // On a narrow screen the panel stands below the answer: what was asked for is brought into sight.
    mine.scrollIntoView({ block: "nearest" });
  }

  function close() {
    // The turn may have come anew since: the same place is led to from there.
    const places = [...panel.closest(".turn").querySelectorAll(`a[data-place][href="${CSS.escape(opener.getAttribute("href"))}"]`)];
    const again = opener.isConnected ? opener : places.find((one) => one.className === opener.className);
    panel.remove();
    panel = null;
    document.documentElement.classList.remove("with-panel");
    again?.focus();
  }
}

async function fetched(link) {
  const address = new URL(link.href);
  address.searchParams.set("phan", "1");
  address.hash = "";
  const reply = await fetch(address, { signal: AbortSignal.timeout(LIMIT_MS), headers: { Accept: "text/html" } });
  if (!reply.ok) throw new Error(reply.status);
  const whole = new DOMParser().parseFromString(await reply.text(), "text/html");
  const article = document.importNode(whole.querySelector("article"), true);
  article.querySelectorAll("script").forEach((one) => one.remove());
  // Its own links to places lead to the reader, where every place is; its ids never meet the page's.
  const reader = address.pathname;
  article.querySelectorAll('a[href^="#"]').forEach((one) => one.setAttribute("href", reader + one.getAttribute("href")));
  article.querySelectorAll("[id]").forEach((one) => { if (document.getElementById(one.id)) one.removeAttribute("id"); });
  return article;
}

function toThePlace(text, hash) {
  const place = hash ? text.querySelector(`#${CSS.escape(decodeURIComponent(hash.slice(1)))}`) : null;
  place?.classList.add("cited");
  // A cell is marked with the head of its column, which stands at the top of the table.
  const there = place?.querySelector("mark") ?? place ?? text.querySelector("mark");
  if (!there) return;
  const above = there.getBoundingClientRect().top - text.getBoundingClientRect().top;
  text.scrollTop += above - text.clientHeight / 3;
}
