#!/usr/bin/env python3
"""Story tests: the articles of tests/stories/<name>/articles.jsonl in, the page as Markdown out.

run_stories.py DATELINE [--accept]: compares `show --format md` with page.md in each folder, or rewrites it.
The file `now` in a folder, if any, is the instant given as --now.
"""
import difflib
import pathlib
import subprocess
import sys
import tempfile


def page_of(dateline, folder):
    now = (folder / "now").read_text().strip() if (folder / "now").exists() else "2020-01-13"
    with tempfile.TemporaryDirectory() as scratch:
        store = ["-s", f"{scratch}/story.db", "--now", now]
        subprocess.run([dateline, *store, "add", folder / "articles.jsonl"], check=True, capture_output=True)
        shown = subprocess.run([dateline, *store, "show", "--format", "md"], check=True, capture_output=True)
    return shown.stdout.decode("utf-8")


def main():
    dateline, accept = sys.argv[1], "--accept" in sys.argv
    passed = failed = rewritten = 0
    for folder in sorted(path.parent for path in pathlib.Path(__file__).parent.glob("*/articles.jsonl")):
        page, expected = page_of(dateline, folder), folder / "page.md"
        old = expected.read_text(encoding="utf-8") if expected.exists() else ""
        if page == old:
            passed += 1
        elif accept:
            expected.write_text(page, encoding="utf-8")
            rewritten += 1
        else:
            failed += 1
            names = (f"{folder.name}/page.md", "found")
            print("\n".join(difflib.unified_diff(old.splitlines(), page.splitlines(), *names, lineterm="")))
    print(f"stories: {passed} passed, {failed} failed, {rewritten} rewritten")
    return 1 if failed or not passed + rewritten else 0


if __name__ == "__main__":
    sys.exit(main())
