// Keeps pages for a hall and what they load, for when there is no network; touches no other page.
const KEPT = {{ kept | tojson }};
const SHOWN = {{ pages | tojson }};
const NAME = "{{ name }}-";
const CACHE = NAME + "{{ version }}";
const PAGES = 5;
const PICTURES = 60;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(KEPT)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(NAME) && name !== CACHE) await caches.delete(name);
    }
    await self.clients.claim();
  })());
});

const path = (address) => {
  const { pathname, search } = new URL(address);
  return pathname + search;
};

const keep = async (address, answer) => {
  if (!answer.ok) return;
  const cache = await caches.open(CACHE);
  await cache.delete(address);
  await cache.put(address, answer);
  const held = (await cache.keys()).filter((one) => !KEPT.includes(path(one.url)));
  const isPage = (one) => SHOWN.includes(new URL(one.url).pathname);
  for (const old of held.filter(isPage).slice(0, -PAGES)) await cache.delete(old);
  for (const old of held.filter((one) => !isPage(one)).slice(0, -PICTURES)) await cache.delete(old);
};

// A page that was open before this worker was asks to be kept, with the pictures on it.
self.addEventListener("message", (event) => {
  const address = new URL(event.data.keep, self.location.origin);
  if (address.origin !== self.location.origin || !SHOWN.includes(address.pathname)) return;
  address.hash = "";
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    const wanted = [address.href, ...(event.data.pictures ?? [])];
    for (const one of wanted.filter((each) => new URL(each).origin === self.location.origin)) {
      if (!(await cache.match(one))) await keep(one, await fetch(one));
    }
    event.source.postMessage({ kept: Boolean(await cache.match(address.href)) });
  })());
});

const page = async (request) => {
  const address = request.url.split("#")[0];
  try {
    const answer = await fetch(request);
    if (answer.ok) await keep(address, answer.clone());
    return answer;
  } catch (lost) {
    const kept = await (await caches.open(CACHE)).match(address);
    if (kept) return kept;
    throw lost;
  }
};

const file = async (request) => (await (await caches.open(CACHE)).match(request)) || fetch(request);

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (request.mode === "navigate" && SHOWN.includes(address.pathname)) event.respondWith(page(request));
  else if (KEPT.includes(path(request.url)) || request.destination === "image") event.respondWith(file(request));
});
