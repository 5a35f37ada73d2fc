#!/usr/bin/env python3
"""Time expressions against annotated texts, as TempEval-3 scores them.

  DATELINE=build/release/src/cli/dateline DL_SHARED=../shared python3 bench/dates_quality.py [SET...] [--errors N]
SET: tbaq (newswire), gum (news; intervals of days), wikiwars (war history; types are ignored). --errors lists
the first N differences of each set.
"""
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATELINE = os.environ.get("DATELINE", str(ROOT / "build/release/src/cli/dateline"))
TIMEX = pathlib.Path(os.environ.get("DL_SHARED", ROOT.parent / "shared")) / "data/timex"
SETS = {
    "tbaq": ["tbaq-timebank", "tbaq-aquaint"],
    "gum": ["gum-news-dev", "gum-news-train"],
    "wikiwars": ["wikiwars-train"],
}


def documents(files):
    for name in files:
        with open(TIMEX / f"{name}.jsonl", encoding="utf-8") as lines:
            for line in lines:
                document = json.loads(line)
                yield document["id"], document


def annotate(gold):
    """What Dateline finds in the texts: {id: [date, ...]}."""
    lines = "\n".join(
        json.dumps({"id": key, "published": (document["dct"] or "")[:10], "text": document["text"]})
        for key, document in gold.items())
    command = [DATELINE, "annotate", "--offsets", "codepoint", "-"]
    printed = subprocess.run(command, input=lines.encode(), check=True, capture_output=True).stdout
    return {article["id"]: article["dates"] for article in map(json.loads, printed.splitlines())}


def as_timex(date):
    return {key: date[key] for key in ("start", "end", "type", "value")}


def days_of(edtf):
    """"199X" and "2019-22" (summer) as first/last day; other EDTF as it is."""
    if match := re.fullmatch(r"(\d{2})XX", edtf):
        return f"{match[1]}00-01-01/{match[1]}99-12-31"
    if match := re.fullmatch(r"(\d{3})X", edtf):
        return f"{match[1]}0-01-01/{match[1]}9-12-31"
    if match := re.fullmatch(r"(\d{4})-2([1-3])", edtf):
        begin, end = {"1": ("03-01", "05-31"), "2": ("06-01", "08-31"), "3": ("09-01", "11-30")}[match[2]]
        return f"{match[1]}-{begin}/{match[1]}-{end}"
    return edtf


def as_interval(date):
    """GUM gives points of time only: weeks, seasons and decades as intervals, clock times without their day."""
    timex = as_timex(date)
    if "T" in date["value"] and ":" in date["value"]:
        return {**timex, "value": date["value"].split("T")[1] + ":00"}
    if date["edtf"] is None:
        return None
    if date["type"] == "TIME":
        return {**timex, "type": "DATE", "value": date["value"].split("T")[0]}
    is_point = re.fullmatch(r"\d{4}(-\d\d){0,2}", date["value"])
    return timex if is_point else {**timex, "value": days_of(date["edtf"])}


def main():
    arguments = sys.argv[1:]
    shown = 0
    if "--errors" in arguments:
        at = arguments.index("--errors")
        shown = int(arguments[at + 1])
        del arguments[at:at + 2]
    if not TIMEX.is_dir():
        sys.exit(f"dates_quality: {TIMEX} is missing: set DL_SHARED to the folder that holds data/")
    sys.path.insert(0, str(TIMEX))
    import score_timex
    for name in arguments or SETS:
        gold = dict(documents(SETS[name]))
        convert = as_interval if name == "gum" else as_timex
        found = {key: {"timex": [timex for timex in map(convert, dates) if timex]}
                 for key, dates in annotate(gold).items()}
        errors = []
        figures = score_timex.score(gold, found, errors)
        print(f"{name:9} documents {figures['docs']:4}  value F1 {100 * figures['value_F1']:6.2f}  "
              f"strict span F1 {100 * figures['strict_F1']:6.2f}  type F1 {100 * figures['type_F1']:6.2f}")
        for key, kind, wanted, got in errors[:shown]:
            text = gold[key]["text"]
            sides = [f"{text[x['start']:x['end']]!r} {x['type']} {x['value']}" if x else "-" for x in (wanted, got)]
            print(f"    {kind:9} {key:24} gold {sides[0]:50} found {sides[1]}")


if __name__ == "__main__":
    main()
