#!/usr/bin/env bash
# Articles per CPU second of wink-pos-tagger 2.2.2 and compromise 14, and of our stages, over the same text.
#   bench/wink_and_compromise.sh [ARTICLES.jsonl]      needs node, npm and the bench preset built
# The packages go into a temporary folder that is removed again; an article counts as 450 tokens.
set -euo pipefail
cd "$(dirname "$0")/.."
articles=$(realpath "${1:-${DL_SHARED:-../shared}/data/tls/t17/egypt/articles.jsonl}")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
(cd "$folder" && npm init -y && npm install wink-pos-tagger@2.2.2 compromise@14) >"$folder/npm.log" 2>&1 ||
  { cat "$folder/npm.log" >&2; exit 2; }
cat >"$folder/others.js" <<'JS'
const fs = require('fs');
const texts = fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean).map(l => JSON.parse(l).text);
function time(name, some, read) {
  const begin = process.cpuUsage();
  let tokens = 0;
  for (const text of some) tokens += read(text);
  const used = process.cpuUsage(begin);
  const seconds = (used.user + used.system) / 1e6;
  console.log(`${name}: ${Math.round(tokens / 450 / seconds)} articles of 450 tokens a CPU second`);
}
const wink = require('wink-pos-tagger')();
time('wink-pos-tagger', texts, text => wink.tagSentence(text).length);
const nlp = require('compromise');
time('compromise', texts.slice(0, 60), text => nlp(text).terms().length);
JS
NODE_PATH="$folder/node_modules" node "$folder/others.js" "$articles"
build/bench/bench/english_speed data "$articles"
