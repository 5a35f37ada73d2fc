// Starts `dateline serve` on a store of its own, and a browser that runs no request outside of it.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const TOKEN = "browser-test";
const binary = process.env.DATELINE_BINARY;
const root = process.env.DATELINE_ROOT;
const environment = { ...process.env, DATELINE_DATA: join(root, "data"), DATELINE_TOKEN: TOKEN };

export async function serve() {
  const folder = mkdtempSync(join(tmpdir(), "dateline-browser-"));
  const store = join(folder, "store.db");
  const added = spawnSync(binary, ["-s", store, "-q", "add", join(root, "sample", "articles.jsonl")], {
    env: environment,
  });
  if (added.status !== 0) throw new Error(`add: ${added.stderr}`);
  const server = spawn(binary, ["-s", store, "serve", ":0", "--write"], {
    env: environment,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const url = await new Promise((resolve, reject) => {
    let said = "";
    server.stderr.on("data", (chunk) => {
      said += chunk;
      const found = said.match(/serving (http:\S+)\//);
      if (found) resolve(found[1]);
    });
    server.on("exit", () => reject(new Error(`serve ended: ${said}`)));
  });
  const listing = await (await fetch(`${url}/s`, { headers: { Accept: "application/json" } })).json();
  return {
    url,
    story: url + listing.stories[0].link,
    add: (article) =>
      fetch(`${url}/articles`, {
        method: "POST",
        headers: { Authorization: `Bearer ${TOKEN}` },
        body: JSON.stringify(article) + "\n",
      }),
    async stop() {
      const ended = new Promise((resolve) => server.on("exit", resolve));
      server.kill("SIGTERM");
      const code = await ended;
      rmSync(folder, { recursive: true });
      return code;
    },
  };
}

// Debian's chromium, without its own calls home.
export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
           "--disable-component-update", "--disable-sync"],
  });

// A page that notes everything it should not do.
export async function open(browser, url, options = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.problems = [];
  page.on("console", (message) => {
    if (message.type() === "error") page.problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => page.problems.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => page.problems.push(`dialog: ${dialog.message()}`));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin) page.problems.push(`outside: ${request.url()}`);
  });
  await page.goto(url);
  return page;
}
