#!/usr/bin/env bash
# Quality against the scorers of ../shared/data: every bench/*_quality.py, or the named ones.
#   bench/quality.sh [NAME...]     (through `./dev bench quality`, which builds and sets DATELINE)
set -euo pipefail
cd "$(dirname "$0")/.."
export DL_SHARED=${DL_SHARED:-../shared}
if [ ! -d "$DL_SHARED/data" ]; then
  echo "bench: quality: $DL_SHARED/data is missing: set DL_SHARED to the folder that holds data/" >&2
  exit 2
fi
scripts=()
for name in "$@"; do scripts+=("bench/${name}_quality.py"); done
[ ${#scripts[@]} -gt 0 ] || scripts=(bench/*_quality.py)
for script in "${scripts[@]}"; do
  echo "== $script"
  python3 "$script"
done
