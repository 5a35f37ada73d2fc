"""The living story: edits, diffs, retractions, permalinks, old stores, two processes at once."""
import json
import random
import re
import shutil
import sqlite3
import subprocess
import threading
import time
import unittest
from contextlib import closing

import jsonschema

from dateline import DONE, FATAL, NOTHING, ROOT, SAMPLE, Case, article, sample_articles


class Living(Case):
    def setUp(self):
        super().setUp()
        self.must("add", SAMPLE)

    def story(self):
        return json.loads(self.shown())

    def event(self, number=0):
        return self.story()["events"][number]

    def event_with(self, line_id):
        return next(event for event in self.story()["events"] if event["id"] == line_id)


class Edits(Living):
    def test_edits_survive_later_runs(self):
        story, event = self.story(), self.event()
        self.must("edit", event["id"], "date=2019-12-01", "part=background")
        self.must("edit", story["story"]["id"], "title=Our story")
        entity = story["entities"][0]
        self.must("edit", entity["id"], "name=Somebody Else")
        self.must("add", self.write_articles("more.jsonl", [article(1)]))
        self.must("rebuild")
        edited = self.story()
        self.assertEqual(edited["story"]["title"], "Our story")
        self.assertEqual(self.event_with(event["id"])["date"]["edtf"], "2019-12-01")
        self.assertRegex(self.must("why", event["id"]).out, rf"Edited \S+: date=2019-12-01 \(was: {event['date']['edtf']}\)")
        self.assertIn("Somebody Else", [entity["name"] for entity in edited["entities"]])

    def test_hide_and_undo(self):
        before, event = self.shown(), self.event()
        self.must("edit", event["id"], "hide")
        self.assertNotIn(event["id"], [line["id"] for line in self.story()["events"]])
        self.must("edit", event["id"], "undo")
        after = json.loads(self.shown())
        after["story"]["revision"] = json.loads(before)["story"]["revision"]
        self.assertEqual(after, json.loads(before))

    def test_merge(self):
        first, second = self.event(0), self.event(1)
        self.must("edit", first["id"], f"merge={second['id']}")
        merged = self.event_with(second["id"])
        self.assertEqual(len(merged["sources"]), len(first["sources"]) + len(second["sources"]))
        self.assertIn(f"into {second['id']}", self.must("diff", "1", code=NOTHING).out)

    def test_split(self):
        event = next(event for event in self.story()["events"] if len(event["sources"]) > 2)
        count = len(self.story()["events"])
        self.must("edit", event["id"], "split=2")
        self.assertEqual(len(self.story()["events"]), count + 1)
        self.assertEqual(len(self.event_with(event["id"])["sources"]), len(event["sources"]) - 1)
        self.assertIn(f"from {event['id']}", self.must("diff", "1", code=NOTHING).out)

    def test_misuse_changes_nothing(self):
        before, event = self.shown(), self.event()
        for decision in ("date=soon", "colour=red", "name=x", "undo", f"merge={event['id']}", "part=middle"):
            self.must("edit", event["id"], decision, code=FATAL)
        self.must("edit", "v000000000000", "hide", code=FATAL)
        self.assertEqual(self.shown(), before)

    def test_an_unknown_article_is_called_as_the_editor_calls_it(self):
        for decision in ("retract=wrong", "undo"):
            run = self.must("edit", "https://nowhere.example/1", decision, code=FATAL)
            self.assertIn("edit: https://nowhere.example/1: ", run.err)

    def test_a_conflict_is_told(self):
        event = next(event for event in self.story()["events"] if len(event["sources"]) == 1)
        self.must("edit", event["id"], "date=2001-01-01")
        run = self.must("edit", event["sources"][0]["url"], "retract=wrong")
        self.assertIn("an editor's date=2001-01-01 of " + event["id"], run.err)
        self.assertIn("an editor's date=2001-01-01 of " + event["id"], self.must("show").err)


class Diff(Living):
    def test_nothing(self):
        self.assertIn("Nothing has changed", self.must("diff", "1").out)

    def test_revision_date_and_json(self):
        self.must("edit", self.event()["id"], "date=2019-12-01")
        self.assertIn("Date changed (1)", self.must("diff", "1", code=NOTHING).out)
        self.assertIn("New (", self.must("diff", "2020-01-01", code=NOTHING).out)
        self.must("diff", "99", code=FATAL)
        self.must("diff", "soon", code=FATAL)
        schema = json.loads((ROOT / "docs" / "formats" / "changes.schema.json").read_text(encoding="utf-8"))
        found = json.loads(self.must("diff", self.story()["story"]["id"], "1", "--format", "json", code=NOTHING).out)
        jsonschema.Draft202012Validator(schema).validate(found)
        self.assertIn("date", [change["what"] for change in found["changes"]])

    def test_show_since(self):
        event = self.event()
        self.must("edit", event["id"], "part=happened" if event["part"] == "background" else "part=background")
        self.assertEqual([line["id"] for line in json.loads(self.shown("--since", "1"))["events"]], [event["id"]])


class Retraction(Living):
    def test_no_residue(self):
        articles = sample_articles()
        gone = articles[5]
        self.must("edit", gone["url"], "retract=withdrawn by its outlet")
        other = self.folder / "other.db"
        self.must("add", self.write_articles("without.jsonl", articles[:5] + articles[6:]), store=other)
        story, expected = json.loads(self.shown()), json.loads(self.shown(store=other))
        for told in (story, expected):
            told["story"].pop("revision")
        self.assertEqual(story, expected)
        with closing(sqlite3.connect(self.store)) as database:
            for table in ("article_version", "line_source"):
                self.assertEqual(database.execute(f"SELECT count(*) FROM {table} WHERE article IN (SELECT article FROM retraction)")
                                 .fetchone(), (0,))
        self.assertIn("1 retracted before", self.must("add", SAMPLE).err)
        self.must("edit", gone["url"], "undo")
        self.assertIn("1 article added", self.must("add", SAMPLE).err)


class Permalinks(Living):
    def test_every_id_ever_shown_resolves(self):
        """Adds, retractions, merges, splits and hidings at random; every id stays a line or has a fate."""
        rng, shown = random.Random(9), set()
        articles = sample_articles()
        for step in range(30):
            story = self.story()
            for kind in ("events", "quotes", "disputes", "outlooks", "entities"):
                shown.update(line["id"] for line in story[kind])
            events = story["events"]
            event = rng.choice(events)
            action = rng.randrange(5)
            if action == 0:
                retracted = articles.pop(rng.randrange(len(articles)))
                self.must("edit", retracted["url"], "retract=test")
            elif action == 1:
                other = rng.choice(events)
                if other["id"] != event["id"]:
                    self.must("edit", event["id"], f"merge={other['id']}")
            elif action == 2 and len(event["sources"]) > 1:
                self.must("edit", event["id"], "split=1")
            elif action == 3:
                self.must("edit", event["id"], "hide")
            else:
                self.must("add", self.write_articles(f"new-{step}.jsonl", [article(step)]))
        with closing(sqlite3.connect(self.store)) as database:
            lines = {line for (line,) in database.execute("SELECT id FROM line")}
            into = dict(database.execute("SELECT id, into_id FROM gone"))
        self.assertGreater(len(into), 5)
        for line in shown:
            steps = 0
            while line is not None and line not in lines:
                self.assertIn(line, into)
                line, steps = into[line], steps + 1
                self.assertLess(steps, 100)


class OldStores(Case):
    def test_a_store_of_every_schema_opens(self):
        stores = sorted((ROOT / "tests" / "e2e" / "stores").glob("schema-*.db"))
        self.assertTrue(stores)
        for old in stores:
            shutil.copy(old, self.store)
            self.assertEqual(json.loads(self.must("list", "--format", "json").out)["stories"][0]["articles"], 2, old.name)
            self.assertIn("Aldport", self.must("show").out)
            self.must("add", self.write_articles("more.jsonl", [article(1)]))
            self.must("rebuild")
            with closing(sqlite3.connect(self.store)) as database:
                newest = int(stores[-1].stem.split("-")[1])
                self.assertEqual(database.execute("PRAGMA user_version").fetchone(), (newest,), "store every schema's file")
                self.assertEqual(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)])

    def test_backup_while_another_process_writes(self):
        self.must("add", self.write_articles("a.jsonl", [article(1)]))
        with closing(sqlite3.connect(self.store, isolation_level=None)) as writer:
            writer.execute("BEGIN IMMEDIATE")
            writer.execute("UPDATE state SET generation = generation + 1")
            self.must("backup", "copy.db")
            writer.execute("ROLLBACK")
        self.assertEqual(self.shown(store=self.folder / "copy.db"), self.shown())


class TwoProcesses(Case):
    def test_two_adds_at_once(self):
        articles = [article(number) for number in range(400)]
        paths = [self.write_articles(f"{half}.jsonl", articles[half::2]) for half in range(2)]
        runs = [subprocess.Popen(self.command("add", path), stderr=subprocess.PIPE, env=self.environment()) for path in paths]
        for run in runs:
            _, err = run.communicate(timeout=300)
            self.assertEqual(run.returncode, DONE, err)
        other = self.folder / "other.db"
        self.must("add", self.write_articles("all.jsonl", articles), store=other)
        story, expected = json.loads(self.shown()), json.loads(self.shown(store=other))
        self.assertEqual(story["events"], expected["events"])
        self.assertEqual(story["sources"], expected["sources"])

    def test_an_add_that_is_always_overtaken_leaves_the_telling(self):
        self.must("add", self.write("none.jsonl", ""))  # makes the store
        is_done = threading.Event()
        overtaking = threading.Thread(target=self.change_articles_until, args=[is_done])
        overtaking.start()
        try:
            self.must("add", SAMPLE)
        finally:
            is_done.set()
            overtaking.join()
        other = self.folder / "other.db"
        self.must("add", SAMPLE, store=other)
        story, expected = json.loads(self.shown()), json.loads(self.shown(store=other))
        self.assertEqual(story["events"], expected["events"])

    def change_articles_until(self, is_done):
        with closing(sqlite3.connect(self.store, isolation_level=None, timeout=60)) as database:
            database.execute("PRAGMA synchronous = OFF")
            while not is_done.wait(0.002):
                database.execute("UPDATE state SET generation = generation + 1")


class Killed(Case):
    def test_what_was_acknowledged_is_there_after_kill_9(self):
        """`add -v` names an article after its batch is on the disk. bench/reliability.py kills a thousand times."""
        rng, acknowledged = random.Random(4), set()
        begin = time.monotonic()
        self.must("add", self.write_articles("first.jsonl", [article(0)]))
        one_run = time.monotonic() - begin  # seconds; a sanitizer or a loaded machine takes long
        for round_number in range(60):
            if round_number >= 12 and acknowledged:
                break
            path = self.write_articles("next.jsonl", [article(100 * round_number + number) for number in range(30)])
            with open(self.folder / "said", "wb") as said:
                process = subprocess.Popen(self.command("add", "-v", path), stderr=said, env=self.environment())
                time.sleep(one_run / 5 * (round_number + 1) * rng.random())
                process.kill()
                process.wait()
            text = (self.folder / "said").read_text(encoding="utf-8")
            acknowledged.update(re.findall(r": added: ([0-9a-f]{32}) ", text))
        self.assertTrue(acknowledged, "every run was killed before its first batch")
        self.must("add", self.write_articles("last.jsonl", [article(9999)]))
        with closing(sqlite3.connect(self.store)) as database:
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
            stored = {row[0] for row in database.execute("SELECT article FROM article_version")}
        self.assertEqual(acknowledged - stored, set())


if __name__ == "__main__":
    unittest.main()
