#!/usr/bin/env python3
"""Feeds against the assertions of the shared data (../shared/data/feeds): title, link, id, dates, author, summary,
content, base, encoding.

  READ_FEEDS=build/bench/bench/read_feeds python3 bench/feeds_quality.py [--errors N]
Assertions on fields that an article has no place for (tags, rights, enclosures, contributors, ...) are left out, and
counted as such. Markup is compared by its words: what Dateline takes from it is text.
"""
import argparse
import calendar
import datetime
import html
import json
import os
import pathlib
import re
import subprocess
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
FEEDS = pathlib.Path(os.environ.get("DL_SHARED", "../shared")) / "data/feeds"
READ_FEEDS = os.environ.get("READ_FEEDS", str(ROOT / "build/bench/bench/read_feeds"))
SERVED_AT = "http://127.0.0.1:8097/tests/"  # where the cases were written to be fetched from
SUMMARIES = ("summary", "description", "tagline", "subtitle", "info")


def read_feeds(inputs):
    lines = "\n".join("\t".join(map(str, row)) for row in inputs) + "\n"
    done = subprocess.run([READ_FEEDS], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.split("\n") if line]


def words(text):
    """The text of a value without its markup, as a reader sees it."""
    text = html.unescape(re.sub(r"<[^>]*>", " ", str(text)))
    return " ".join(html.unescape(text).split())


def person(item, key):
    return item["authors"][0][key] if item["authors"] else ""


def author_line(item):
    name, email = person(item, "name"), person(item, "email")
    return f"{name} ({email})" if name and email else name or email


def field(answer, path):
    """(found, value) of one feedparser path in our answer; found is False for fields we do not keep."""
    path = list(path)
    if path == ["encoding"]:
        return True, answer.get("encoding")
    if path and path[0] == "entries":
        if len(path) < 3 or path[1] >= len(answer.get("entries", [])):
            return len(path) >= 3, None
        item, rest = answer["entries"][path[1]], path[2:]
    elif path and path[0] == "feed":
        item, rest = answer.get("feed", {}), path[1:]
    else:
        return False, None
    if not item:
        return True, None
    key = rest[0]
    parts = {"title": "title", **{name: "summary" for name in SUMMARIES}}
    base_key = key.removesuffix("_detail")
    if base_key in parts and key.endswith("_detail") and rest[1] in ("value", "base", "language"):
        return True, item[parts[base_key]][rest[1]]
    if key in parts and len(rest) == 1:  # a description stands for the content where that is all there is
        return True, item[parts[key]]["value"] or (item["content"]["value"] if key == "description" else "")
    if key == "content" and len(rest) == 3 and rest[2] in ("value", "base", "language"):
        return True, item["content"][rest[2]] or item["summary"][rest[2]]
    if key == "link" and len(rest) == 1:
        return True, item["url"]
    if key in ("id", "guid") and len(rest) == 1:
        return True, item["id"]
    if key == "author" and len(rest) == 1:
        return True, author_line(item)
    if key == "author_detail" and rest[1] in ("name", "email", "url", "href"):
        return True, person(item, {"href": "url"}.get(rest[1], rest[1]))
    if key == "authors" and len(rest) == 3 and rest[2] in ("name", "email", "url", "href"):
        position = rest[1]
        name = {"href": "url"}.get(rest[2], rest[2])
        return True, item["authors"][position][name] if position < len(item["authors"]) else ""
    if key in ("published", "updated", "created", "issued", "modified") and len(rest) == 1:
        return True, item["published_text"] if key in ("published", "created", "issued") else item["updated_text"]
    if key.endswith("_parsed"):
        return True, item.get("published" if key[:-7] in ("published", "created", "issued") else "updated")
    return False, None


def agrees(path, value, wanted):
    if path[-1].endswith("_parsed"):
        return value == calendar.timegm(tuple(wanted[:6]) + (0, 0, 0))
    if path == ["encoding"]:
        same = {"us-ascii": "windows-1252", "iso-8859-1": "windows-1252", "euc-kr": "cp949", "gb2312": "gb18030"}
        return same.get(str(wanted).lower(), str(wanted).lower()) == same.get(value, value)
    return words(value if value is not None else "") == words(wanted if wanted is not None else "")


def score_feedparser(errors):
    cases = json.loads((FEEDS / "feedparser-cases.json").read_text(encoding="utf-8"))
    answers = read_feeds([
        (FEEDS / "feedparser" / case["file"],
         urllib.parse.urljoin(SERVED_AT + case["file"], case["headers"].get("Content-Location", "")),
         case["headers"].get("Content-type", "")) for case in cases])
    right = asked = left_out = 0
    for case, answer in zip(cases, answers):
        for check in case["assert"]:
            path = check["path"]
            if path == ["bozo"] or check["op"] != "==":
                continue
            known, value = field(answer, path)
            if not known:
                left_out += 1
                continue
            asked += 1
            good = agrees(path, value, check["value"])
            right += good
            if not good and errors > 0:
                errors -= 1
                print(f"  {case['file'][:60]:60} {path} want {str(check['value'])[:60]!r} got {str(value)[:60]!r}")
    print(f"feedparser: {right} of {asked} assertions ({100 * right / asked:.1f} %), {left_out} on fields not kept")


GOFEED = {"title": ("title", "value"), "link": ("url",), "id": ("id",), "guid": ("id",), "url": ("url",),
          "description": ("summary", "value"), "summary": ("summary", "value"), "subtitle": ("summary", "value"),
          "content_html": ("content", "value"), "content_text": ("content", "value"), "home_page_url": ("url",)}
GOFEED_DATES = {"publishedParsed": "published", "pubDateParsed": "published", "updatedParsed": "updated",
                "date_published": "published", "date_modified": "updated"}


def gofeed_checks(wanted, item):
    for key, value in wanted.items():
        if key in GOFEED and isinstance(value, str):
            if key == "content_text" and "content_html" in wanted:
                continue
            got = item
            for step in GOFEED[key]:
                got = got[step]
            yield key, value, got, words(got) == words(value)
        elif key in GOFEED_DATES and isinstance(value, str):
            try:
                want = datetime.datetime.fromisoformat(value.replace("Z", "+00:00")).timestamp()
            except ValueError:
                continue
            got = item.get(GOFEED_DATES[key])
            yield key, value, got, got == int(want)
        elif key == "authors" and isinstance(value, list):
            for position, author in enumerate(value):
                ours = item["authors"][position] if position < len(item["authors"]) else {}
                for name in ("name", "email"):
                    if author.get(name):
                        yield f"author {name}", author[name], ours.get(name), words(ours.get(name)) == words(author[name])


def score_gofeed(errors):
    pairs = []
    for wanted in sorted((FEEDS / "gofeed/parser").rglob("*.json")):
        for given in (wanted.with_suffix(".xml"), pathlib.Path(str(wanted).replace("_expected.json", ".json"))):
            if given.exists() and given != wanted:
                pairs.append((given, wanted))
    answers = read_feeds([(given, "", "") for given, _ in pairs])
    right = asked = 0
    for (given, path), answer in zip(pairs, answers):
        wanted = json.loads(path.read_text(encoding="utf-8"))
        if "error" in answer:
            answer = {"feed": None, "entries": []}
        entries = wanted.get("entries") or wanted.get("items") or []
        blank = {"id": "", "url": "", "title": {"value": ""}, "summary": {"value": ""}, "content": {"value": ""}, "authors": []}
        checks = list(gofeed_checks(wanted, answer["feed"] or blank))
        for position, entry in enumerate(entries):
            ours = answer["entries"][position] if position < len(answer["entries"]) else blank
            checks += gofeed_checks(entry, ours)
        for key, want, got, good in checks:
            asked += 1
            right += good
            if not good and errors > 0:
                errors -= 1
                print(f"  {str(given.name)[:60]:60} {key} want {str(want)[:60]!r} got {str(got)[:60]!r}")
    print(f"gofeed: {right} of {asked} fields ({100 * right / asked:.1f} %)")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    score_feedparser(options.errors)
    score_gofeed(options.errors)


if __name__ == "__main__":
    main()
