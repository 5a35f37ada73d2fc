#!/usr/bin/env python3
"""How well events get their PLOVER root, end to end: ../shared/data/events/plv_train.jsonl.

  DATELINE=build/release/src/cli/dateline DL_SHARED=../shared bench/event_quality.py [--errors]

Every sentence is annotated as an article of its own; what is found in it is compared with the one root that the
set gives it (../shared/data/events/score_events.py). The set follows an older manual, where CONCEDE and RETREAT are
one root, YIELD; both are taken for it. --errors counts the pairs (wanted, found) and lists sentences.
"""
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile


OLDER_ROOT = {"concede": "yield", "retreat": "yield"}


def read_rows(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def annotate(dateline, rows, folder):
    """The types found in each sentence, by id."""
    articles = folder / "articles.jsonl"
    articles.write_text("".join(
        json.dumps({"id": row["id"], "published": "2020-01-08", "text": row["text"]}) + "\n" for row in rows))
    done = subprocess.run([str(dateline), "annotate", str(articles)], capture_output=True, check=True)
    return {article["id"]: sorted({OLDER_ROOT.get(event["type"], event["type"])
                                   for event in article["events"] if event["type"]})
            for article in map(json.loads, done.stdout.splitlines())}


def list_errors(rows, types_of):
    pairs = collections.Counter()
    for row in rows:
        wanted, found = row["root"].lower(), types_of.get(row["id"], [])
        if wanted not in found:
            pairs[wanted, ",".join(found) or "-"] += 1
            print(f"{wanted:10} {','.join(found) or '-':22} {row['marked']}")
    for (wanted, found), count in pairs.most_common(40):
        print(f"{count:4} wanted {wanted}, found {found}")


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    dateline = os.environ.get("DATELINE", root / "build/release/src/cli/dateline")
    events = pathlib.Path(os.environ.get("DL_SHARED", root / "../shared")) / "data/events"
    if not events.is_dir():
        sys.exit(f"event_quality: {events} is missing: set DL_SHARED to the folder that holds data/")
    gold = events / "plv_train.jsonl"
    rows = read_rows(gold)
    with tempfile.TemporaryDirectory() as folder:
        types_of = annotate(dateline, rows, pathlib.Path(folder))
        if "--errors" in sys.argv:
            list_errors(rows, types_of)
        answer = pathlib.Path(folder) / "answer.jsonl"
        answer.write_text("".join(json.dumps({"id": row["id"], "types": types_of.get(row["id"], [])}) + "\n"
                                  for row in rows))
        subprocess.run([sys.executable, str(events / "score_events.py"), str(gold), str(answer)], check=True)


if __name__ == "__main__":
    main()
