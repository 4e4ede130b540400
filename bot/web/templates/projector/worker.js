// Keeps the projector's page and what it loads, for when there is no network; touches no other page.
const KEPT = {{ kept | tojson }};
const CACHE = "trinh-chieu-{{ version }}";
const PAGES = 5;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(KEPT)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith("trinh-chieu-") && name !== CACHE) await caches.delete(name);
    }
    await self.clients.claim();
  })());
});

const keep = async (address, answer) => {
  if (!answer.ok) return;
  const cache = await caches.open(CACHE);
  await cache.delete(address);
  await cache.put(address, answer);
  const pages = (await cache.keys()).filter((one) => new URL(one.url).pathname === "/trinh-chieu");
  for (const old of pages.slice(0, -PAGES)) await cache.delete(old);
};

// A page that was open before this worker was asks to be kept.
self.addEventListener("message", (event) => {
  const address = new URL(event.data.keep, self.location.origin);
  if (address.origin !== self.location.origin || address.pathname !== "/trinh-chieu") return;
  address.hash = "";
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    if (!(await cache.match(address.href))) await keep(address.href, await fetch(address.href));
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
  if (request.mode === "navigate" && address.pathname === "/trinh-chieu") event.respondWith(page(request));
  else if (KEPT.includes(address.pathname + address.search)) event.respondWith(file(request));
});
