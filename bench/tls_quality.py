#!/usr/bin/env python3
"""Scores timelines of ../shared/data/tls, made by the binary as a reader would make them.

  DATELINE=build/release/src/cli/dateline DL_SHARED=../shared bench/tls_quality.py [--whole] \
      [--without-boxes]

For each reference timeline a store is filled with the articles published within its first and last
date (Entities: seven days more on each side), and `show` is asked for as many dates and lines a date
as the reference has. --whole fills one store a topic with all its articles and narrows at `show`.
--without-boxes leaves out chronologies: articles with five or more lines that begin with a day and
month. Some references were written from them, so what they are worth is no merit of the engine.
Prints AR1-F, AR2-F and Date-F1 for each set and topic (../shared/data/tls/eval_tls.py).
"""
import datetime
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

MARGIN_DAYS = {"t17": 0, "entities": 7}
BOX_LINES = 5
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DATED_LINE = re.compile(rf"^\W*(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})\b", re.MULTILINE)


def read_rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def run(*command):
    """Runs the binary; 1 is "nothing matched", 3 is "some inputs failed" (articles without text)."""
    done = subprocess.run([str(word) for word in command], capture_output=True, check=False)
    if done.returncode not in (0, 1, 3):
        sys.exit(f"tls_quality: {' '.join(map(str, command))}: {done.stderr.decode()}")
    return done.stdout


def shift(day, days):
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=days)).isoformat()


def is_box(article):
    return len(DATED_LINE.findall(article.get("text", ""))) >= BOX_LINES


def fill_store(dateline, store, articles, first, last):
    chosen = store.with_suffix(".jsonl")
    with open(chosen, "w", encoding="utf-8") as out:
        for article in articles:
            if first <= article["published"][:10] <= last:
                out.write(json.dumps(article) + "\n")
    run(dateline, "-s", store, "add", chosen)


def show_timeline(dateline, store, rows, keywords):
    """The predicted timeline: [[date, [lines]], ...]."""
    sentences = sum(len(lines) for _, lines in rows)
    about = " ".join(f'"{keyword}"' for keyword in keywords)
    shown = run(dateline, "-s", store, "show", "--dates", len(rows),
                "--per-date", max(1, round(sentences / len(rows))), "--about", about,
                "--from", rows[0][0][:10], "--to", rows[-1][0][:10], "--format", "json")
    lines_of = {}
    for event in json.loads(shown)["events"]:
        lines_of.setdefault(event["date"]["start"], []).append(event["text"])
    return sorted(lines_of.items())


def predict_topic(dateline, topic, margin, whole, out_dir):
    """Writes a prediction for each reference of a topic; gives (prediction, reference) paths."""
    articles = read_rows(topic / "articles.jsonl")
    if "--without-boxes" in sys.argv:
        articles = [article for article in articles if not is_box(article)]
    keywords = read_rows(topic / "keywords.jsonl")[0]
    for reference in sorted((topic / "timelines").glob("*.jsonl")):
        rows = read_rows(reference)
        name = f"{topic.name}.all" if whole else f"{topic.name}.{reference.stem}"
        store = out_dir / f"{name}.db"
        if not store.exists():
            first, last = ("", "9") if whole else (shift(rows[0][0][:10], -margin),
                                                   shift(rows[-1][0][:10], margin))
            fill_store(dateline, store, articles, first, last)
        predicted = out_dir / f"{topic.name}.{reference.stem}.pred.jsonl"
        predicted.write_text("".join(json.dumps(row) + "\n" for row in
                                     show_timeline(dateline, store, rows, keywords)))
        yield predicted, reference


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    dateline = os.environ.get("DATELINE", root / "build/release/src/cli/dateline")
    tls = pathlib.Path(os.environ.get("DL_SHARED", root / "../shared")) / "data/tls"
    if not tls.is_dir():
        sys.exit(f"tls_quality: {tls} is missing: set DL_SHARED to the folder that holds data/")
    with tempfile.TemporaryDirectory() as folder:
        for name, margin in MARGIN_DAYS.items():
            pairs = pathlib.Path(folder) / f"{name}.pairs"
            with open(pairs, "w", encoding="utf-8") as out:
                for topic in sorted(path for path in (tls / name).iterdir() if path.is_dir()):
                    for pair in predict_topic(dateline, topic, margin, "--whole" in sys.argv,
                                              pathlib.Path(folder)):
                        out.write("%s\t%s\n" % pair)
            print(f"== {name}", flush=True)
            subprocess.run([sys.executable, str(tls / "eval_tls.py"), "--pairs", str(pairs)], check=True)


if __name__ == "__main__":
    main()
