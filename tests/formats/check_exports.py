#!/usr/bin/env python3
"""Reads every export with a reader of others and counts its lines: check_exports.py SCHEMA_DIR SAMPLE_DIR"""
import csv
import io
import json
import pathlib
import subprocess
import sys

import feedparser
import icalendar


def check_atom(sample, schemas, events):
    subprocess.run(["xmllint", "--noout", "--relaxng", schemas / "atom.rng", sample], check=True, capture_output=True)
    subprocess.run(["jing", schemas / "atom.rng", sample], check=True, capture_output=True)
    feed = feedparser.parse(sample.read_bytes())
    assert not feed.bozo, feed.bozo_exception
    assert len(feed.entries) == len(events)
    assert {entry.title for entry in feed.entries} == {event["text"] for event in events}


def check_jsonfeed(sample, events):
    feed = json.loads(sample.read_text(encoding="utf-8"))
    assert len({item["id"] for item in feed["items"]}) == len(events)


def check_calendar(sample, events):
    calendar = icalendar.Calendar.from_ical(sample.read_bytes())
    found = {str(event["SUMMARY"]): event for event in calendar.walk("VEVENT")}
    expected = [event for event in events if event["date"] and event["date"]["precision"] in ("day", "week")]
    assert len(found) == len(expected)
    for event in expected:
        assert found[event["text"]]["DTSTART"].dt.isoformat() == event["date"]["start"]


def check_csv(sample, events):
    with sample.open(newline="", encoding="utf-8") as rows:
        found = list(csv.DictReader(rows, strict=True))
    assert [row["id"] for row in found] == [event["id"] for event in events]
    assert [row["date"] for row in found] == [(event["date"] or {"edtf": ""})["edtf"] for event in events]


def check_csv_in_sqlite(sample, events):
    query = subprocess.run(["sqlite3", ":memory:", f".import --csv {sample} line", "SELECT id, date FROM line"],
                           check=True, capture_output=True, text=True)
    rows = [tuple(row) for row in csv.reader(io.StringIO(query.stdout), delimiter="|")]
    assert rows == [(event["id"], (event["date"] or {"edtf": ""})["edtf"]) for event in events]


def check_jsonld(sample, events):
    graph = json.loads(sample.read_text(encoding="utf-8"))["@graph"]
    ids = [node["@id"] for node in graph]
    assert len(ids) == len(set(ids))
    assert sum(node["@type"] == "Event" for node in graph) == len(events)
    live = graph[0]
    assert live["@type"] == "LiveBlogPosting"
    assert all(update["about"]["@id"] in ids for update in live["liveBlogUpdate"])


def check_html(sample, events):
    tidy = subprocess.run(["tidy", "-quiet", "-errors", "-utf8", sample], capture_output=True, text=True, check=False)
    assert not tidy.stderr, tidy.stderr
    page = sample.read_text(encoding="utf-8")
    assert all(f'id="{event["id"]}"' in page for event in events)


def main():
    schemas, samples = map(pathlib.Path, sys.argv[1:])
    events = json.loads((samples / "story.json").read_text(encoding="utf-8"))["events"]
    check_atom(samples / "story.atom", schemas, events)
    check_jsonfeed(samples / "story.feed.json", events)
    check_calendar(samples / "story.ics", events)
    check_csv(samples / "story.csv", events)
    check_csv_in_sqlite(samples / "story.csv", events)
    check_jsonld(samples / "story.jsonld", events)
    check_html(samples / "story.html", events)


if __name__ == "__main__":
    main()
