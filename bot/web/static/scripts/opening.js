// While the library opens: asks now and then whether it has, and never takes away what was typed meanwhile.
const EVERY_MS = 2000;

export function wait(notice, field) {
  if (!notice) return;
  const watch = setInterval(async () => {
    const reply = await fetch("/readyz").catch(() => null);
    if (!reply?.ok) return;
    clearInterval(watch);
    if (!field.value.trim()) return location.reload();
    notice.querySelectorAll("h2, p").forEach((line) => { line.hidden = !("open" in line.dataset); });
  }, EVERY_MS);
}
