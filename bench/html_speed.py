#!/usr/bin/env python3
"""Pages per CPU second on the pages of ../shared/data/html/scrapinghub, ours against Readability 0.6 on linkedom 0.18.12.

  READ_ARTICLES=build/bench/bench/read_articles python3 bench/html_speed.py
Both read the same plain files in the same run; npm installs the two packages into a temporary folder.
"""
import gzip
import os
import pathlib
import resource
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGES = pathlib.Path(os.environ.get("DL_SHARED", "../shared")) / "data/html/scrapinghub/html"
READ_ARTICLES = os.environ.get("READ_ARTICLES", str(ROOT / "build/bench/bench/read_articles"))
PACKAGES = ("@mozilla/readability@0.6.0", "linkedom@0.18.12")
ROUNDS = 5


def cpu_seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main():
    with tempfile.TemporaryDirectory() as scratch:
        pages, empty, packages = (pathlib.Path(scratch) / name for name in ("pages", "empty", "packages"))
        for folder in (pages, empty, packages):
            folder.mkdir()
        for path in PAGES.glob("*.gz"):
            (pages / path.stem).write_bytes(gzip.decompress(path.read_bytes()))
        count = len(list(pages.iterdir()))
        start = cpu_seconds([READ_ARTICLES, str(empty)])  # loading the word lists is no page
        ours = count * ROUNDS / (cpu_seconds([READ_ARTICLES] + [str(pages)] * ROUNDS) - start)
        (packages / "package.json").write_text("{}")
        subprocess.run(["npm", "install", "--silent", *PACKAGES], cwd=packages, check=True)
        script = ROOT / "bench/html_speed.mjs"
        done = subprocess.run(["node", str(script), str(pages), "2"], cwd=packages, capture_output=True, text=True, check=True)
        theirs = float(done.stdout)
        print(f"pages per CPU second: dateline {ours:.0f}, Readability {theirs:.1f}: {ours / theirs:.1f} times")


if __name__ == "__main__":
    main()
