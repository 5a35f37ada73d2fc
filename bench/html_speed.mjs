// Pages per CPU second of Readability on linkedom, over the HTML files of a folder. Called by html_speed.py.
//   node html_speed.mjs FOLDER ROUNDS     (run where both packages are installed)
import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const require = createRequire(join(process.cwd(), 'package.json'));
const { Readability } = require('@mozilla/readability');
const { parseHTML } = require('linkedom');

const [folder, rounds] = [process.argv[2], Number(process.argv[3])];
const pages = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
const readAll = () => {
  for (const page of pages) {
    try {
      new Readability(parseHTML(page).document).parse();
    } catch {
      // a page that it cannot read still cost its time
    }
  }
};
readAll(); // the compiler of the engine warms up
const start = process.cpuUsage();
for (let round = 0; round < rounds; ++round) readAll();
const used = process.cpuUsage(start);
console.log((pages.length * rounds * 1e6) / (used.user + used.system));
