#!/usr/bin/env python3
"""Prints the figures of reliability: differing bytes, lost articles, dead links, residue.

reliability.py [--kills N] [--shuffles N] [--steps N]: the binary is $DATELINE_BINARY. The T17 topic is read from
$DL_SHARED/data (default ../shared/data beside the repository) and left out, with a word, where it is missing.
"""
import argparse
import json
import os
import pathlib
import random
import re
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

ROOT = pathlib.Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests" / "e2e"))
import dateline  # noqa: E402


class Bench(dateline.Case):
    """The helpers of the end-to-end tests, outside of a test."""

    def __enter__(self):
        self.setUp()
        return self

    def __exit__(self, *_):
        self.doCleanups()

    def tell(self, name, batches, threads):
        store = self.folder / f"{name}.db"
        for number, batch in enumerate(batches):
            self.must("add", "-q", "-j", threads, self.write_articles("batch.jsonl", batch), store=store)
        story = json.loads(self.shown(store=store))
        story["story"].pop("revision")
        for end in ("", "-wal", "-shm"):
            pathlib.Path(f"{store}{end}").unlink(missing_ok=True)
        return json.dumps(story)


def topic_articles():
    shared = pathlib.Path(os.environ.get("DL_SHARED", ROOT.parent / "shared"))
    path = shared / "data" / "tls" / "t17" / "haiti" / "articles.jsonl"
    if not path.exists():
        print(f"  no {path}: the T17 topic is left out")
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def differing_runs(articles, shuffles):
    """Runs with other bytes than one thread, one batch, given order; how many runs."""
    with Bench() as bench:
        expected = bench.tell("expected", [articles], 1)
        differing = sum(bench.tell("threads", [articles], threads) != expected for threads in (2, 4))
        for seed in range(shuffles):
            rng = random.Random(seed)
            shuffled = articles[:]
            rng.shuffle(shuffled)
            cuts = sorted(rng.sample(range(1, len(shuffled)), min(rng.randrange(3), len(shuffled) - 1)))
            batches = [shuffled[begin:end] for begin, end in zip([0] + cuts, cuts + [len(shuffled)])]
            differing += bench.tell("shuffle", batches, 1 + seed % 2) != expected
        thrice = bench.tell("thrice", [articles] * 3, 2) != expected
    return differing, shuffles + 2, int(thrice)


def stored_ids(store):
    with closing(sqlite3.connect(store)) as database:
        sound = database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return sound, {row[0] for row in database.execute("SELECT article FROM article_version")}


def killed_runs(kills):
    """kill -9 at random moments of add and edit: acknowledged articles lost, stores that do not open."""
    rng, lost, broken, acknowledged = random.Random(1), 0, 0, set()
    with Bench() as bench:
        for round_number in range(kills):
            if round_number % 50 == 0:  # a store of its own for every 50 kills
                bench.store, acknowledged = bench.folder / f"killed-{round_number}.db", set()
                bench.must("add", "-q", bench.write_articles("first.jsonl", [dateline.article(number) for number in range(20)]))
                event = json.loads(bench.shown())["events"][0]["id"]
            if round_number % 5 == 4:
                command = bench.command("edit", event, rng.choice(["pin", "part=background", "date=2021-01-01", "undo"]))
            else:
                articles = [dateline.article(1000 * (round_number + 1) + number) for number in range(30)]
                command = bench.command("add", "-v", bench.write_articles("next.jsonl", articles))
            with open(bench.folder / "said", "wb") as said:
                process = subprocess.Popen(command, stderr=said, env=bench.environment())
                time.sleep(rng.random() * 0.12)
                process.kill()
                process.wait()
            text = (bench.folder / "said").read_text(encoding="utf-8", errors="replace")
            acknowledged.update(re.findall(r": added: ([0-9a-f]{32}) ", text))
            try:
                sound, stored = stored_ids(bench.store)
                opens = bench.run_dateline("list").code == dateline.DONE
                broken += not (sound and opens)
                lost += len(acknowledged - stored)
            except sqlite3.Error:
                broken += 1
    return lost, broken


def dead_links(steps):
    """Random adds, retractions, merges, splits and hidings: ids ever shown that lead nowhere."""
    rng, shown = random.Random(2), set()
    articles = dateline.sample_articles()
    with Bench() as bench:
        bench.must("add", "-q", dateline.SAMPLE)
        for step in range(steps):
            story = json.loads(bench.shown())
            for kind in ("events", "quotes", "disputes", "outlooks", "entities"):
                shown.update(line["id"] for line in story[kind])
            if not story["events"]:  # an editor has hidden the last one
                bench.must("add", "-q", bench.write_articles("new.jsonl", [dateline.article(step)]))
                continue
            event, other = rng.choice(story["events"]), rng.choice(story["events"])
            url = rng.choice(articles)["url"]
            command = rng.choice([["add", "-q", bench.write_articles("new.jsonl", [dateline.article(step)])],
                                  ["edit", "-q", url, "retract=test"], ["edit", "-q", url, "undo"], ["add", "-q", dateline.SAMPLE],
                                  ["edit", "-q", event["id"], f"merge={other['id']}"], ["edit", "-q", event["id"], "split=1"],
                                  ["edit", "-q", event["id"], "undo"], ["edit", "-q", event["id"], "hide"]])
            bench.run_dateline(*command)  # some are refused, as they should be
        with closing(sqlite3.connect(bench.store)) as database:
            lines = {row[0] for row in database.execute("SELECT id FROM line")}
            into = dict(database.execute("SELECT id, into_id FROM gone"))
    dead = 0
    for line in shown:
        for _ in range(10_000):
            if line in lines or line is None:
                break
            if line not in into:
                dead += 1
                break
            line = into[line]
    return dead, len(shown)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--shuffles", type=int, default=100)
    parser.add_argument("--steps", type=int, default=1000)
    options = parser.parse_args()
    for name, articles, shuffles in (("sample", dateline.sample_articles(), options.shuffles),
                                     ("T17 haiti", topic_articles(), options.shuffles)):
        if articles:
            differing, runs, thrice = differing_runs(articles, shuffles)
            print(f"{name}: {differing} of {runs} runs differ; {thrice} changes when everything is added three times", flush=True)
    lost, broken = killed_runs(options.kills)
    print(f"kill -9: {options.kills} kills, {lost} acknowledged articles lost, {broken} stores that do not open", flush=True)
    dead, shown = dead_links(options.steps)
    print(f"permalinks: {dead} of {shown} ids lead nowhere after {options.steps} steps", flush=True)


if __name__ == "__main__":
    main()
