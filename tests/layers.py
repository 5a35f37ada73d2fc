#!/usr/bin/env python3
"""Checks that a folder of src/ includes only folders of a lower level (ARCHITECTURE.md)."""
import pathlib
import re
import sys

LEVEL = {"base": 0, "text": 1, "calendar": 1, "model": 2, "lexicon": 3, "ingest": 4, "annotate": 4, "extract": 4,
         "assemble": 4, "store": 4, "render": 4, "engine": 5, "serve": 6, "cli": 7}
INCLUDE = re.compile(r'^\s*#include "([a-z_]+)/')


def broken_includes(src):
    for path in sorted(src.rglob("*")):
        if path.suffix not in (".h", ".cpp"):
            continue
        folder = path.relative_to(src).parts[0]
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            found = INCLUDE.match(line)
            if not found or found[1] == folder:
                continue
            if LEVEL.get(found[1], 99) >= LEVEL[folder]:
                yield f"{path}:{number}: {folder} (level {LEVEL[folder]}) may not include {found[1]}"


def main():
    src = pathlib.Path(__file__).resolve().parent.parent / "src"
    unknown = [folder.name for folder in src.iterdir() if folder.is_dir() and folder.name not in LEVEL]
    broken = list(broken_includes(src)) + [f"src/{name}: no level in tests/layers.py" for name in unknown]
    print("\n".join(broken) or "every include points down")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
