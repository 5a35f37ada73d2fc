// The story page with scripts on: keys, what is new since the last visit, and updates that wait for
// the reader. The page is complete without it.

const lines = () => [...document.querySelectorAll(".line[id]")].filter((line) => line.checkVisibility());
const body = document.body;
const news = document.querySelector(".news");
const storage = (() => {
  try {
    return window.localStorage;
  } catch {
    return { getItem: () => null, setItem: () => {} }; // storage is blocked
  }
})();

// ---- keys: off while typing, and for readers who switched them off ----

const KEYS_OFF = "dateline-keys-off";
let current = null;

function stand_on(line) {
  if (!line) return;
  current?.classList.remove("current");
  current = line;
  current.classList.add("current");
  current.querySelector("a")?.focus({ preventScroll: true });
  current.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = lines();
  const at = all.indexOf(current);
  stand_on(at < 0 ? all[0] : all[Math.min(Math.max(at + by, 0), all.length - 1)]);
}

function next_new() {
  const all = lines();
  const after = all.slice(all.indexOf(current) + 1);
  stand_on([...after, ...all].find((line) => line.classList.contains("new")));
}

function toggle_sources() {
  const sources = current?.querySelector("details");
  if (!sources) return;
  sources.open = !sources.open;
  current.scrollIntoView({ block: "nearest" });
}

function help() {
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-label", "Keys");
  dialog.innerHTML = `<p><kbd>j</kbd> next line</p><p><kbd>k</kbd> previous line</p>
    <p><kbd>o</kbd> its sources</p><p><kbd>n</kbd> next new line</p><p><kbd>/</kbd> search</p>
    <p><kbd>?</kbd> these keys</p>
    <p><label><input type="checkbox"> keys on</label></p><form method="dialog"><button>Close</button></form>`;
  const box = dialog.querySelector("input");
  box.checked = storage.getItem(KEYS_OFF) === null || storage.getItem(KEYS_OFF) === "";
  box.addEventListener("change", () => storage.setItem(KEYS_OFF, box.checked ? "" : "1"));
  dialog.addEventListener("close", () => dialog.remove());
  body.append(dialog);
  dialog.showModal();
}

const ACTIONS = {
  j: () => step(1),
  k: () => step(-1),
  o: toggle_sources,
  n: next_new,
  "/": () => document.querySelector("input[type=search]")?.focus(),
};

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, dialog, [contenteditable]");
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "?") return help(); // also the way to switch the keys on again
  if (storage.getItem(KEYS_OFF) || !ACTIONS[event.key]) return;
  event.preventDefault();
  ACTIONS[event.key]();
});

// ---- new since the last visit, and updates that come while reading ----

function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

async function changed_since(revision) {
  const answer = await fetch(body.dataset.stream.replace(/stream$/, `changes?since=${revision}`));
  if (!answer.ok) return [];
  return [...new Set((await answer.json()).changes.map((change) => change.line))];
}

// "14:05" today, "Tuesday" in the last six days, "3 March 2031" before.
function moment_words(instant) {
  const midnight = (time) => new Date(time).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(Date.now()) - midnight(instant)) / 86_400_000);
  if (days < 1) return instant.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const form = days < 7 ? { weekday: "long" } : { day: "numeric", month: "long", year: "numeric" };
  return instant.toLocaleDateString("en-GB", form);
}

async function mark_new() {
  const key = `dateline-seen-${body.dataset.stream}`;
  const [seen, when] = (storage.getItem(key) ?? "").split(" ").map(Number); // revision, milliseconds
  storage.setItem(key, `${body.dataset.revision} ${Date.now()}`);
  if (!seen || seen >= Number(body.dataset.revision)) return;
  const marked = (await changed_since(seen)).map((id) => document.getElementById(id)).filter(Boolean);
  for (const line of marked) {
    line.classList.add("new");
    const flag = document.createElement("b");
    flag.textContent = "new";
    line.querySelector("summary")?.prepend(flag, " · ");
  }
  const since = when ? moment_words(new Date(when)) : "your last visit";
  if (marked.length) news.textContent = `${marked.length} new since ${since}`;
}

// The page never moves under the reader: the news waits behind a link.
function announce(count) {
  const button = document.createElement("button");
  button.textContent = counted(count, "new update");
  button.addEventListener("click", () => location.reload());
  news.replaceChildren(button);
}

function listen() {
  const stream = new EventSource(body.dataset.stream);
  stream.addEventListener("revision", async (event) => {
    const revision = JSON.parse(event.data).revision;
    if (revision <= Number(body.dataset.revision)) return;
    const changed = await changed_since(body.dataset.revision);
    announce(Math.max(changed.length, 1));
  });
}

if (body.dataset.stream) {
  mark_new();
  listen();
}
