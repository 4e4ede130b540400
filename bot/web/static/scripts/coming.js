// An answer as it comes to be: the events of one call, whose HTML the server made.

// Returns the HTML of the whole turn; `hear` is told the name and the HTML of each event before it.
export async function coming(address, signal, hear) {
  const reply = await fetch(address, { signal, headers: { Accept: "text/event-stream, text/html" } });
  // What cannot be answered so comes as a page.
  if (!reply.headers.get("Content-Type")?.startsWith("text/event-stream")) return reply.text();
  let whole = null;
  for await (const { name, html } of events(reply.body)) {
    if (name === "turn") whole = html;
    else if (name === "broken") throw new Error(name);
    else hear(name, html);
  }
  if (whole === null) throw new Error("cut off");
  return whole;
}

async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split("\n\n");
    rest = blocks.pop();
    for (const block of blocks) yield read(block);
  }
}

function read(block) {
  const lines = block.split("\n");
  const of = (field) => lines.filter((line) => line.startsWith(`${field}: `)).map((line) => line.slice(field.length + 2));
  return { name: of("event")[0], html: of("data").join("\n") };
}
