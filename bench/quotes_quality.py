#!/usr/bin/env python3
"""Quotations and their speakers against PolNeAR, by the scorer of ../shared/data/quotes: once as the set is, and once with
two apostrophes counted as the quotation mark that they are in some of its articles (the set files such words as indirect).

  DATELINE=build/release/src/cli/dateline DL_SHARED=../shared python3 bench/quotes_quality.py [--errors N]
--errors prints the first N quotations whose speaker is missing or wrong.
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATELINE = os.environ.get("DATELINE", str(ROOT / "build/release/src/cli/dateline"))
QUOTES = pathlib.Path(os.environ.get("DL_SHARED", ROOT.parent / "shared")) / "data/quotes"


def read_apostrophes(lines):
    for record in map(json.loads, lines):
        for quote in record["quotes"]:
            words = record["text"][quote["start"]:quote["end"]].strip()
            if quote["type"] == "indirect" and "''" in words:
                quote["type"] = "direct" if words.startswith("''") else "mixed"
        yield json.dumps(record)


def main():
    gold = QUOTES / "polnear/dev.jsonl"
    if not gold.exists():
        sys.exit(f"quotes_quality: {gold} is missing: set DL_SHARED to the folder that holds data/")
    with tempfile.TemporaryDirectory() as folder:
        answer, mended = pathlib.Path(folder, "answer.jsonl"), pathlib.Path(folder, "gold.jsonl")
        with answer.open("w") as out:
            subprocess.run([DATELINE, "annotate", "--offsets", "codepoint", gold], check=True, stdout=out)
        mended.write_text("\n".join(read_apostrophes(gold.read_text(encoding="utf-8").splitlines())), encoding="utf-8")
        for title, key in (("as the set is", gold), ("two apostrophes are a mark", mended)):
            print(f"-- {title}", flush=True)
            subprocess.run([sys.executable, QUOTES / "score_quotes.py", key, answer, *sys.argv[1:]], check=True)


if __name__ == "__main__":
    main()
