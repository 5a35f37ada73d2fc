"""Hostile and broken input: a clear message with file and place, the rest stored, the store intact."""
import json
import os
import sqlite3
import subprocess
import unittest
from contextlib import closing

from dateline import DONE, FATAL, NOTHING, ROOT, SOME_FAILED, Case, Run, article


class BadInput(Case):
    def stored(self):
        """Titles in the store, which must be sound."""
        with closing(sqlite3.connect(self.store)) as database:
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
            return sorted(title for (title,) in database.execute("SELECT title FROM articles"))

    def test_broken_json_on_line_17(self):
        lines = [json.dumps(article(number)) for number in range(20)]
        lines[16] = lines[16][:-5]
        run = self.must("add", self.write("a.jsonl", "\n".join(lines)), code=SOME_FAILED)
        self.assertIn("a.jsonl: line 17: ", run.err)
        self.assertIn("1 could not be read", run.err)
        self.assertEqual(len(self.stored()), 19)

    def test_invalid_utf8(self):
        path = self.write("a.jsonl", json.dumps(article(1)).encode() + b"\n" + b'{"title": "x", "text": "caf\xe9 \xff\xfe"}\n'
                          + json.dumps(article(2)).encode())
        run = self.run_dateline("add", path)
        self.assertIn(run.code, (DONE, SOME_FAILED))
        if run.code == SOME_FAILED:
            self.assertIn("a.jsonl: line 2", run.err)
        self.assertIn("Ferry 1", self.stored())
        self.assertIn("Ferry 2", self.stored())

    def test_nul_bytes(self):
        self.write("a.txt", b"The bridge\x00 fell on Monday.\n\nNobody was hurt.\n")
        run = self.run_dateline("add", "a.txt", "--date", "2021-03-04")
        self.assertIn(run.code, (DONE, SOME_FAILED))
        if run.code == SOME_FAILED:
            self.assertIn("a.txt", run.err)
        self.assertNotIn(b"\x00", self.shown())

    def test_line_of_100_megabytes(self):
        path = self.folder / "long.jsonl"
        with open(path, "wb") as out:
            out.write(json.dumps(article(1)).encode() + b"\n" + b'{"text": "')
            for _ in range(100):
                out.write(b"a" * (1 << 20))
            out.write(b'"}\n' + json.dumps(article(2)).encode() + b"\n")
        run = self.must("add", path, code=SOME_FAILED)
        self.assertIn("long.jsonl: line 2: ", run.err)
        self.assertEqual(self.stored(), ["Ferry 1", "Ferry 2"])

    def test_missing_file(self):
        run = self.must("add", "nowhere.jsonl", self.write_articles("a.jsonl", [article(1)]), code=SOME_FAILED)
        self.assertIn("dateline: add: nowhere.jsonl: ", run.err)
        self.assertEqual(self.stored(), ["Ferry 1"])

    def test_unreadable_file(self):
        # Root may read any file, but nobody can open a loop of links.
        os.symlink("loop.jsonl", self.folder / "loop.jsonl")
        run = self.must("add", "loop.jsonl", self.write_articles("a.jsonl", [article(1)]), code=SOME_FAILED)
        self.assertIn("dateline: add: loop.jsonl: ", run.err)
        self.assertEqual(self.stored(), ["Ferry 1"])

    def test_names_cannot_write_to_the_terminal(self):
        (self.folder / "in").mkdir()
        self.write("in/a\x1b[31m\nb.txt", "\0")
        self.write_articles("in/c\x1b.jsonl", [article(1, title="Ferry \x1b[2J\u009b1m")])
        run = self.must("add", "-v", "in", code=SOME_FAILED)
        self.assertNotRegex(run.err, "[\x00-\x09\x0b-\x1f\x7f-\x9f]")
        self.assertIn("dateline: add: in/a [31m b.txt: ", run.err)

    def test_a_list_of_feeds_opens_no_file(self):
        self.write_articles("a.jsonl", [article(1)])
        for name in ("a.jsonl", "self.opml"):
            self.write("self.opml", f'<opml><body><outline xmlUrl="{self.folder / name}"/></body></opml>')
            run = self.must("add", "self.opml", code=SOME_FAILED)
            self.assertIn(f"dateline: add: {self.folder / name}: a list of feeds may only name addresses", run.err)
        self.assertEqual(self.stored(), [])

    def test_empty_input(self):
        run = self.run_dateline("add", self.write("empty.jsonl", ""))
        self.assertIn(run.code, (DONE, SOME_FAILED))
        self.assertEqual(self.run_dateline("show").code, NOTHING)

    def test_random_bytes(self):
        self.write("noise.bin", bytes((number * 7919 + number // 251) % 256 for number in range(200_000)))
        run = self.run_dateline("add", "noise.bin")
        self.assertIn(run.code, (DONE, SOME_FAILED))
        self.assertNotIn("rror: 0x", run.err)
        self.assertIsNotNone(self.stored())

    def test_store_that_is_none(self):
        self.store.write_text("Dear reader, this is a letter.")
        for verb in (["list"], ["show"], ["add", self.write_articles("a.jsonl", [article(1)])]):
            run = self.must(*verb, code=FATAL)
            self.assertIn(str(self.store), run.err)
        self.assertEqual(self.store.read_text(), "Dear reader, this is a letter.")

    def test_store_of_another_program(self):
        with closing(sqlite3.connect(self.store)) as database:
            database.execute("CREATE TABLE recipe (name TEXT)")
            database.commit()
        self.assertIn("not a Dateline store", self.must("list", code=FATAL).err)

    def test_store_of_a_newer_dateline(self):
        self.must("add", self.write_articles("a.jsonl", [article(1)]))
        with closing(sqlite3.connect(self.store)) as database:
            database.execute("PRAGMA user_version = 999")
            database.commit()
        self.assertIn("newer Dateline", self.must("list", code=FATAL).err)

    def test_store_held_by_another_process(self):
        self.must("add", self.write_articles("a.jsonl", [article(1)]))
        holder = sqlite3.connect(self.store, isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        self.assertIn(self.run_dateline("show").code, (DONE, NOTHING), "a read never waits for a writer")
        holder.execute("ROLLBACK")
        holder.close()


class ReadOnly(Case):
    """A store in a folder that the reader may not write. Root may write anything, so it becomes nobody."""

    def run_as_reader(self, *arguments):
        other = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
        process = subprocess.run(self.command(*arguments, store=self.store), capture_output=True, timeout=300, cwd="/",
                                 env=self.environment(), check=False, **other)
        return Run(process)

    def lock(self, store):
        store.chmod(0o444)
        self.folder.chmod(0o555)
        self.addCleanup(self.folder.chmod, 0o755)

    def test_is_shown_and_not_changed(self):
        self.store = self.folder / "100% #1?.db"
        articles = self.write_articles("a.jsonl", [article(1), article(2)])
        self.must("add", articles, store=self.store)
        self.lock(self.store)
        before = self.store.read_bytes()
        for verb in (["list"], ["show"], ["diff", "0"], ["show", "--format", "json"]):
            run = self.run_as_reader(*verb)
            self.assertIn(run.code, (DONE, NOTHING), run.err)
            self.assertEqual(run.err, "")
        self.assertIn("ran aground", self.run_as_reader("show").out)
        line = json.loads(self.run_as_reader("show", "--format", "json").out)["events"][0]["id"]
        self.assertEqual(self.run_as_reader("why", line).code, DONE)
        for verb in (["add", articles], ["edit", line, "pin"], ["compact"], ["rebuild"], ["serve", "127.0.0.1:0"]):
            run = self.run_as_reader(*verb)
            self.assertEqual(run.code, FATAL, verb)
            self.assertIn(f"{self.store}: cannot be written", run.err)
        self.assertEqual(self.store.read_bytes(), before)

    def test_an_older_schema_says_what_it_needs(self):
        self.store.write_bytes((ROOT / "tests" / "e2e" / "stores" / "schema-3.db").read_bytes())
        self.lock(self.store)
        run = self.run_as_reader("show")
        self.assertEqual(run.code, FATAL)
        self.assertIn("cannot be written, and its schema 3 must first become schema", run.err)

    def test_why_a_store_cannot_be_opened(self):
        self.store = self.folder / "nowhere" / "test.db"
        run = self.must("add", self.write_articles("a.jsonl", [article(1)]), store=self.store, code=FATAL)
        self.assertIn(f"{self.store}: cannot be opened: No such file or directory", run.err)


class DiskFull(Case):
    """A tmpfs of 2 MB; needs the right to mount one."""

    def setUp(self):
        super().setUp()
        self.disk = self.folder / "disk"
        self.disk.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", self.disk], capture_output=True, check=False)
        if mounted.returncode != 0:
            self.skipTest("mounting a small tmpfs is not permitted here: " + mounted.stderr.decode().strip())
        self.addCleanup(subprocess.run, ["umount", self.disk], check=False)
        self.store = self.disk / "test.db"

    def test_message_and_exit_code_and_going_on(self):
        first = self.write_articles("first.jsonl", [article(1)])
        many = self.write_articles("many.jsonl", [
            article(number, text=" ".join(f"word{number * 7919 + i}" for i in range(400))) for number in range(2, 2000)])
        self.must("add", first)
        run = self.must("add", many, code=FATAL)
        self.assertIn("no space left", run.err)
        with closing(sqlite3.connect(self.store)) as database:
            self.assertEqual(database.execute("PRAGMA integrity_check").fetchall(), [("ok",)])
            self.assertIn(("Ferry 1",), database.execute("SELECT title FROM articles").fetchall())
        subprocess.run(["mount", "-o", "remount,size=64m", self.disk], check=True)
        self.must("add", many)
        stories = json.loads(self.must("list", "--format", "json").out)["stories"]
        self.assertEqual(sum(story["articles"] for story in stories), 1999)


if __name__ == "__main__":
    unittest.main()
