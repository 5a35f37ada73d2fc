#!/usr/bin/env python3
"""How well mentions of one event are brought together: ECB+ (../shared/data/cluster/ecbplus).

  COREFERENCE=build/bench/bench/coreference DL_SHARED=../shared bench/coreference_quality.py [train] [--errors]

The validated event mentions are given; documents are grouped into stories as the engine does it, from their text
alone; which mentions tell one event is decided by assemble/same_event. Scores: MUC, B-cubed, CEAFe and CoNLL F1
(../shared/data/cluster/score_clusters.py). --errors counts the pairs of words that were missed and those joined wrongly.
"""
import collections
import itertools
import json
import os
import pathlib
import subprocess
import sys
import tempfile


def read_gold(path, part):
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {row["id"]: row for row in rows if row["split"] == part and row["kind"] == "event" and row["validated"]}


def list_errors(gold, event_of):
    missed, wrong = collections.Counter(), collections.Counter()
    by_story = collections.defaultdict(list)
    for row in gold.values():
        by_story[row["story"]].append(row)
    for rows in by_story.values():
        for a, b in itertools.combinations(rows, 2):
            words = tuple(sorted((a["text"].lower(), b["text"].lower())))
            is_same, is_joined = a["gold"] == b["gold"], event_of.get(a["id"], a["id"]) == event_of.get(b["id"])
            missed[words] += is_same and not is_joined
            wrong[words] += is_joined and not is_same
    for name, pairs in (("missed", missed), ("joined wrongly", wrong)):
        for (first, second), count in pairs.most_common(40):
            print(f"{count:4} {name}: {first} / {second}")


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    program = os.environ.get("COREFERENCE", root / "build/bench/bench/coreference")
    cluster = pathlib.Path(os.environ.get("DL_SHARED", root / "../shared")) / "data/cluster"
    if not cluster.is_dir():
        sys.exit(f"coreference_quality: {cluster} is missing: set DL_SHARED to the folder that holds data/")
    part = "train" if "train" in sys.argv else "dev"
    done = subprocess.run([str(program), str(cluster / "ecbplus"), part], capture_output=True, check=True)
    event_of = {row["id"]: row["event"] for row in map(json.loads, done.stdout.splitlines())}
    gold = read_gold(cluster / "ecbplus/mentions.jsonl", part)
    if "--errors" in sys.argv:
        list_errors(gold, event_of)
    with tempfile.TemporaryDirectory() as folder:
        wanted, found = pathlib.Path(folder) / "gold.jsonl", pathlib.Path(folder) / "found.jsonl"
        wanted.write_text("".join(json.dumps({"id": key, "event": row["gold"]}) + "\n" for key, row in gold.items()))
        found.write_text("".join(json.dumps({"id": key, "event": str(event_of.get(key, key))}) + "\n" for key in gold))
        subprocess.run([sys.executable, str(cluster / "score_clusters.py"), str(wanted), str(found),
                        "--gold-key", "event", "--pred-key", "event"], check=True)


if __name__ == "__main__":
    main()
