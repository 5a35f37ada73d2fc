// The exports of the sample story, read by the programs that they are made for.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import ICAL from "ical.js";
import { launch, serve } from "./served.mjs";

const TIMELINEJS = createRequire(import.meta.url).resolve("@knight-lab/timelinejs/dist/js/timeline.js");
const MOST_SLIDES = 40;

let server, events;
const read = async (extension) => (await fetch(server.story + extension)).text();
before(async () => {
  server = await serve();
  events = JSON.parse(await read(".json")).events;
});
after(() => server.stop());

test("TimelineJS shows every slide and finds no error", async () => {
  const data = JSON.parse(await read(".timeline.json"));
  const browser = await launch();
  const page = await browser.newPage();
  await page.setContent('<div id="timeline" style="height: 600px"></div>');
  await page.addScriptTag({ path: TIMELINEJS });
  const shown = await page.evaluate(
    (story) =>
      new Promise((resolve) => {
        const timeline = new TL.Timeline("timeline", story, {});
        timeline.on("loaded", () =>
          resolve({ errors: timeline.config.getErrors("; "), slides: document.querySelectorAll(".tl-slide").length }));
      }),
    data,
  );
  await browser.close();
  const dated = events.filter((event) => event.date).length;
  assert.deepEqual(shown, { errors: "", slides: Math.min(dated, MOST_SLIDES) + 1 }); // and the title's
});

test("the JSON Feed keeps its schema", async () => {
  const schema = readFileSync(join(process.env.DATELINE_ROOT, "docs/formats/jsonfeed.schema.json"));
  const ajv = new Ajv2020({ allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(schema));
  const feed = JSON.parse(await read(".feed.json"));
  assert.ok(validate(feed), ajv.errorsText(validate.errors));
  assert.equal(feed.items.length, events.length);
  assert.ok(!validate({ ...feed, version: "2" }) && !validate({ ...feed, items: [{}] }), "the schema can say no");
});

test("ical.js reads every event that has a day or a week", async () => {
  const calendar = new ICAL.Component(ICAL.parse(await read(".ics")));
  const found = calendar.getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));
  const is_known = ({ date }) => ["day", "week"].includes(date?.precision) && /^[\d/-]+$/.test(date.edtf); // not "by", not "about"
  const expected = events.filter(is_known);
  assert.equal(found.length, expected.length);
  const starts = new Map(found.map((event) => [event.uid.split(":").pop(), event.startDate.toString()]));
  for (const event of expected) assert.equal(starts.get(event.id), event.date.start);
});
