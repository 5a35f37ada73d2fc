// The served pages in a real browser: what a reader sees, with and without scripts, by keyboard, on a
// phone, and under attack.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, before, test } from "node:test";
import { launch, open, serve } from "./served.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const PHONE = { width: 320, height: 640 };

let server, browser;
before(async () => {
  server = await serve();
  browser = await launch();
});
after(async () => {
  await browser.close();
  assert.equal(await server.stop(), 0, "serve ends well when told to");
});

async function violations(page) {
  // A few of each kind are open: axe looks at what is shown.
  await page.evaluate(() => {
    for (const kind of [".line > details", "details.fold"])
      [...document.querySelectorAll(kind)].slice(0, 3).forEach((details) => (details.open = true));
  });
  // The policy of the page forbids foreign scripts, so axe comes in by the debugger.
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: AXE });
  const found = await page.evaluate((tags) => axe.run({ runOnly: tags, resultTypes: ["violations"] }), WCAG);
  return found.violations.map((violation) => `${violation.id}: ${violation.nodes[0].html.slice(0, 120)}`);
}

async function pages() {
  const page = await open(browser, server.story);
  const actor = await page.getAttribute(".entity b a", "href");
  const day = await page.getAttribute(".group h3 a", "href");
  const line = await page.getAttribute(".line a", "href");
  await page.context().close();
  return {
    list: `${server.url}/s`,
    story: `${server.story}?actor=Zarif`, // axe needs minutes for the whole story
    actor: server.url + actor,
    day: server.url + day,
    line: server.url + line,
    filtered: `${server.story}?about=missile`,
    search: `${server.url}/search?q=missile`,
    "empty search": `${server.url}/search?q=`,
  };
}

const LOOKS = { light: { colorScheme: "light" }, dark: { colorScheme: "dark" }, phone: { viewport: PHONE } };

test("a long name stands in one line of the title on a phone", async () => {
  const page = await open(browser, server.story, { viewport: PHONE });
  const lines = await page.evaluate(() => {
    const title = document.querySelector("h1");
    title.textContent = "Fredericksburg: a trial";
    const name = document.createRange();
    name.setStart(title.firstChild, 0);
    name.setEnd(title.firstChild, "Fredericksburg:".length);
    return name.getClientRects().length;
  });
  assert.equal(lines, 1);
  await page.context().close();
});

test("no page has an axe violation, an error, an outside request or a sideways scroll", async (t) => {
  for (const [name, url] of Object.entries(await pages()))
    for (const [look, options] of Object.entries(LOOKS))
      await t.test(`${name}, ${look}`, async () => {
        const page = await open(browser, url, options);
        assert.deepEqual(await violations(page), []);
        assert.deepEqual(page.problems, []);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(width <= page.viewportSize().width, `${width} px wide`);
        await page.context().close();
      });
});

test("without scripts the page says all that it says with them", async () => {
  const words = async (options) => {
    const page = await open(browser, server.story, options);
    const text = await page.evaluate(() => document.querySelector("main").textContent);
    await page.context().close();
    return text.replace(/\s+/g, " ");
  };
  const plain = await words({ javaScriptEnabled: false });
  assert.ok(plain.length > 10000);
  assert.equal(plain, await words({}));
});

test("the keys walk the lines and open their sources, but not while typing", async () => {
  const page = await open(browser, server.story);
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  const second = await page.evaluate(() => document.querySelector(".line.current").id);
  await page.keyboard.press("k");
  assert.notEqual(await page.evaluate(() => document.querySelector(".line.current").id), second);
  await page.setViewportSize({ width: 800, height: 400 });
  await page.keyboard.press("o");
  assert.ok(await page.evaluate(() => document.querySelector(".line.current details").open));
  assert.ok(await page.evaluate(() => document.querySelector(".line.current details ul").getBoundingClientRect().bottom <= innerHeight));
  await page.keyboard.press("/");
  await page.keyboard.type("jo");
  assert.equal(await page.inputValue("input[type=search]"), "jo");
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("?");
  assert.ok(await page.evaluate(() => document.querySelector("dialog input").offsetWidth < 30));
  await page.uncheck("dialog input");
  await page.keyboard.press("Escape");
  const before_off = await page.evaluate(() => document.querySelector(".line.current").id);
  await page.keyboard.press("j");
  assert.equal(await page.evaluate(() => document.querySelector(".line.current").id), before_off);
  await page.context().close();
});

test("on paper all lines have one size, every source is open, and nothing is there to press", async () => {
  const page = await open(browser, `${server.story}.html`);
  await page.emulateMedia({ media: "print" });
  const sizes = await page.evaluate(() => [...new Set([...document.querySelectorAll("#happened .line > p")].map((line) => getComputedStyle(line).fontSize))]);
  assert.deepEqual(sizes, ["14px"]);
  assert.ok(await page.locator(".fold .line details ul").first().isVisible());
  for (const pressed of ["form", "nav", ".ways"]) assert.ok(!(await page.locator(pressed).isVisible()), pressed);
  await page.context().close();
});

test("the filter works as a plain form", async () => {
  const page = await open(browser, server.story, { javaScriptEnabled: false });
  const all = await page.locator(".line").count();
  await page.fill("input[name=about]", "missile");
  await page.click("form button");
  const some = await page.locator(".line").count();
  assert.ok(some > 0 && some < all, `${some} of ${all}`);
  assert.match(page.url(), /about=missile/);
  await page.context().close();
});

test("new lines wait behind a button and are marked after it", async () => {
  const page = await open(browser, server.story);
  const top = await page.evaluate(() => document.querySelector("main").getBoundingClientRect().top);
  const added = await server.add({
    url: "https://late.example/1", outlet: "Late Paper", published: "2020-01-13T09:00:00Z",
    text: "Police in Tehran arrested thirty people on Sunday. The ministry confirmed the arrests on Monday.",
  });
  assert.equal(added.status, 202);
  const button = page.locator(".news button");
  await button.waitFor({ timeout: 10000 });
  assert.match(await button.textContent(), /new update/);
  assert.equal(await page.evaluate(() => document.querySelector("main").getBoundingClientRect().top), top);
  await button.click();
  await page.waitForFunction(() => document.querySelector(".line.new summary b")?.textContent === "new");
  assert.match(await page.textContent(".news"), /^\d+ new since \d\d:\d\d$/);
  await page.evaluate(() => {
    const [key] = Object.keys(localStorage);
    localStorage.setItem(key, `1 ${Date.now() - 2 * 86_400_000}`);
  });
  await page.reload();
  await page.waitForFunction(() => /^\d+ new since \w+day$/.test(document.querySelector(".news").textContent));
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test("hostile texts are shown, and nothing of them runs", async () => {
  const hostile = `"><script>alert(1)</script><img src=x onerror=alert(2)><a href="javascript:alert(3)">\u202Etxet\u2066`;
  await server.add({
    url: "javascript:alert(4)", outlet: hostile, title: hostile, published: "2020-01-14T09:00:00Z",
    text: `${"W".repeat(10000)} Police arrested ${hostile} on Monday. \u0645\u062D\u0645\u062F met officials in Tehran \u{1F680}.`,
  });
  let page;
  for (let tries = 0; tries < 50; ++tries) {
    page = await open(browser, server.story, { viewport: PHONE });
    if ((await page.content()).includes("&lt;script&gt;")) break;
    await page.context().close();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  assert.deepEqual(page.problems, []);
  const found = await page.evaluate(() => ({
    scripts: document.querySelectorAll("script:not([src='/assets/page.js'])").length,
    images: document.images.length,
    links: [...document.links].filter((link) => !/^https?:/.test(link.protocol)).length,
    width: document.documentElement.scrollWidth,
  }));
  assert.deepEqual(found, { scripts: 0, images: 0, links: 0, width: PHONE.width });
  await page.context().close();
});
