#!/usr/bin/env python3
"""Quotations and their speakers against PolNeAR, by the scorer of ../shared/data/quotes.

  DATELINE=build/release/src/cli/dateline DL_SHARED=../shared python3 bench/quotes_quality.py [--errors N]
--errors prints the first N quotations whose speaker is missing or wrong.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATELINE = os.environ.get("DATELINE", str(ROOT / "build/release/src/cli/dateline"))
QUOTES = pathlib.Path(os.environ.get("DL_SHARED", ROOT.parent / "shared")) / "data/quotes"


def main():
    gold = QUOTES / "polnear/dev.jsonl"
    if not gold.exists():
        sys.exit(f"quotes_quality: {gold} is missing: set DL_SHARED to the folder that holds data/")
    with tempfile.NamedTemporaryFile() as answer:
        subprocess.run([DATELINE, "annotate", "--offsets", "codepoint", gold], check=True, stdout=answer)
        subprocess.run([sys.executable, QUOTES / "score_quotes.py", gold, answer.name, *sys.argv[1:]], check=True)


if __name__ == "__main__":
    main()
