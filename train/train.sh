#!/usr/bin/env bash
# Makes the weights in data/ again, in the order in which they need each other: all, or the named ones.
#   train/train.sh [vocabulary|lemmas|network|name_words ...]     (through `./dev train`, which builds the programs)
set -euo pipefail
cd "$(dirname "$0")/.."
corpora=${DL_SHARED:-../shared}/data
if [ ! -d "$corpora" ]; then
  echo "train: $corpora is missing: set DL_SHARED to the folder that holds data/" >&2
  exit 2
fi
[ $# -gt 0 ] || set -- vocabulary lemmas network name_words common_words
for name in "$@"; do
  echo "== $name"
  "build/bench/train/train_$name" data "$corpora"
done
