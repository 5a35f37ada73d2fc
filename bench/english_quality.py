#!/usr/bin/env python3
"""Tokens, sentences, tags, lemmas, heads and names against the dev sets of ../shared/data/ud and ner."""
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("DL_SHARED", ROOT.parent / "shared")) / "data"
PROGRAMS = ROOT / "build/bench/bench"
RUNS = (("english_quality", "ud/ewt/en_ewt-ud-dev.conllu", "ud/gum/en_gum-news-dev.conllu"),
        ("names_quality", "ner/uner/en_ewt-ud-dev.iob2"))


def main():
    for program, *files in RUNS:
        missing = [name for name in files if not (SHARED / name).exists()]
        if missing:
            sys.exit(f"english_quality: {SHARED / missing[0]} is missing")
        subprocess.run([PROGRAMS / program, ROOT / "data", *(SHARED / name for name in files)], check=True)


if __name__ == "__main__":
    main()
