"""Runs the dateline binary from outside: what all end-to-end tests share.

The binary is $DATELINE_BINARY (set by ctest), else that of the dev build.
"""
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BINARY = os.environ.get("DATELINE_BINARY", str(ROOT / "build" / "dev" / "src" / "cli" / "dateline"))
SAMPLE = ROOT / "sample" / "articles.jsonl"
NOW = "2020-01-13"

# Exit codes, as PRODUCT and src/cli/exit_codes.h have them.
DONE, NOTHING, FATAL, SOME_FAILED, INTERRUPTED = 0, 1, 2, 3, 130


class Run:
    """One finished run: .code, .out, .err (text), .raw (bytes of standard output)."""

    def __init__(self, process):
        self.code = process.returncode
        self.raw = process.stdout
        self.out = process.stdout.decode("utf-8", "replace")
        self.err = process.stderr.decode("utf-8", "replace")


class Case(unittest.TestCase):
    """A test with a folder of its own, a store in it, and a clean environment."""

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.store = self.folder / "test.db"

    def environment(self, **extra):
        kept = {name: os.environ[name] for name in ("PATH", "TMPDIR", "ASAN_OPTIONS", "TSAN_OPTIONS") if name in os.environ}
        return {**kept, "DATELINE_DATA": str(ROOT / "data"), **extra}

    def command(self, *arguments, store=None):
        return [BINARY, "-s", str(self.store if store is None else store), "--now", NOW, *map(str, arguments)]

    def run_dateline(self, *arguments, store=None, stdin=b"", **extra):
        process = subprocess.run(self.command(*arguments, store=store), input=stdin, capture_output=True, timeout=300,
                                 cwd=self.folder, env=self.environment(**extra), check=False)
        return Run(process)

    def must(self, *arguments, code=DONE, **options):
        run = self.run_dateline(*arguments, **options)
        self.assertEqual(run.code, code, f"dateline {' '.join(map(str, arguments))}: {run.err}")
        return run

    def shown(self, *arguments, store=None):
        """`show --format json`, as bytes; exit code 1 (nothing matched) is fine."""
        run = self.run_dateline("show", "--format", "json", *arguments, store=store)
        self.assertIn(run.code, (DONE, NOTHING), run.err)
        return run.raw

    def write(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
        return path

    def write_articles(self, name, articles):
        return self.write(name, "".join(json.dumps(article) + "\n" for article in articles))


def article(number, text=None, **fields):
    """A short article of our own; every number gives another one."""
    places = ["Aldport", "Brennick", "Carrow", "Dunmere"]
    default = (f"{places[number % 4]} closed its harbour on Tuesday after ferry {number} ran aground. "
               f"Mayor Tomas Hale said that {number + 3} people were rescued by the coast guard.")
    return {"url": f"https://harbour.example/{number}", "outlet": "Harbour News", "title": f"Ferry {number}",
            "published": f"2021-03-{number % 28 + 1:02}", "text": text or default, **fields}


def sample_articles():
    return [json.loads(line) for line in SAMPLE.read_text(encoding="utf-8").splitlines()]
