#!/usr/bin/env bash
# Reliability: see bench/reliability.py. Called by `./dev bench reliability`.
exec env DATELINE_BINARY="${DATELINE:?the dateline program}" python3 -B "$(dirname "$0")/reliability.py" "$@"
