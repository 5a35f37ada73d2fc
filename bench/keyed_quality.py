#!/usr/bin/env python3
"""How well stories are told that have an answer key. Needs no corpus.

  DATELINE=build/release/src/cli/dateline python3 bench/keyed_quality.py [FOLDER ...] [--errors] [--floors]
A FOLDER holds articles.jsonl and expected.json (sample/ by default; tests/stories has more); more than one are
counted together. --errors lists what is missing or wrong; --floors exits 1 when a figure of the sample falls below
its floor (a ctest).
"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parent.parent
DATELINE = os.environ.get("DATELINE", str(ROOT / "build/release/src/cli/dateline"))
FLOORS = {
    "people that are one entity": 0.95, "person entities that are one person": 0.98, "events told": 0.88,
    "events told with their date": 0.80, "best line of a day is in the key": 0.70, "lines that are lines": 0.97, "quotes told": 0.96,
    "quotes with their speaker": 0.88, "disputes found": 0.70, "disputes that are some": 0.95,
    "outlooks found (three days)": 0.88, "outlooks with their status": 0.70}


def plain(text):
    for curly, straight in (("\u2018", "'"), ("\u2019", "'"), ("\u201c", '"'), ("\u201d", '"'), ("\u00a0", " ")):
        text = text.replace(curly, straight)
    letters = unicodedata.normalize("NFKD", text.replace("\u0142", "l").replace("\u0141", "L"))
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).lower().split())


def tell(articles, now):
    """The story of these articles as `show --format json` prints it."""
    with tempfile.TemporaryDirectory() as scratch:
        lines = "\n".join(json.dumps(article) for article in articles)
        base = [DATELINE, "-s", f"{scratch}/s.db", "--now", now]
        subprocess.run([*base, "add", "-"], input=lines.encode(), check=True, capture_output=True)
        shown = subprocess.run([*base, "show", "--format", "json"], check=True, capture_output=True)
    return json.loads(shown.stdout)


class Report:
    def __init__(self, show_errors):
        self.show_errors, self.counts = show_errors, {}

    def count(self, name, hits, total):
        before = self.counts.get(name, (0, 0))
        self.counts[name] = (before[0] + hits, before[1] + total)

    def figure(self, name):
        hits, total = self.counts[name]
        return hits / total if total else 1.0

    def print(self):
        for name, (hits, total) in self.counts.items():
            print(f"{name:34} {hits:4} / {total:<4} {self.figure(name):.3f}")

    def error(self, what, detail):
        if self.show_errors:
            print(f"    {what}: {detail}")


def source_ids(line, id_of_url):
    return {id_of_url.get(source["url"], source["url"]) for source in line["sources"]}


def score_people(key, story, report):
    names_of = [{plain(variant["text"]) for variant in entity["variants"]} | {plain(entity["name"])}
                for entity in story["entities"] if entity["kind"] == "person"]
    whole = 0
    for person in key["people"]:
        wanted = {plain(name) for name in [person["name"], *person["variants"]] if " " in name}
        holders = [names for names in names_of if any(w in names or any(w.endswith(n) and " " in n for n in names)
                                                     for w in wanted)]
        whole += len(holders) == 1
        if len(holders) != 1:
            report.error("person", f"{person['name']} is {len(holders)} entities")
    report.count("people that are one entity", whole, len(key["people"]))
    full = {plain(person["name"]): person["name"] for person in key["people"]}
    mixed = [sorted(full[n] for n in names if n in full) for names in names_of]
    mixed = [names for names in mixed if len(names) > 1]
    for names in mixed:
        report.error("two persons as one", names)
    report.count("person entities that are one person", len(names_of) - len(mixed), len(names_of))


def score_events(key, story, id_of_url, report):
    found = dated = placed = 0
    in_key = set()  # ids of lines
    for event in key["events"]:
        lines = [line for line in story["events"]
                 if source_ids(line, id_of_url) & set(event["articles"])
                 and all(plain(word) in plain(line["text"]) for word in event["keywords"])]
        in_key.update(line["id"] for line in lines)
        right = [line for line in lines if line["date"] and line["date"]["edtf"] in [event["date"], *event.get("also_ok", [])]]
        found, dated = found + bool(lines), dated + bool(right)
        placed += any(line["part"] == event["part"] for line in right)
        if not lines:
            report.error("no line", f"{event['date']} {event['what']}")
        elif not right:
            dates = [line["date"] and line["date"]["edtf"] for line in lines]
            report.error("wrong date", f"{event['date']} {event['what']}: {dates[:3]}")
    report.count("events told", found, len(key["events"]))
    report.count("events told with their date", dated, len(key["events"]))
    report.count("events in their part", placed, len(key["events"]))
    score_ranks(story["events"], in_key, report)
    texts = [plain(line["text"]) for line in story["events"]]
    bad = [line for line in key["not_lines"] if plain(line) in texts]
    for line in bad:
        report.error("no line at all", line)
    report.count("lines that are lines", len(texts) - len(bad), len(texts))


def score_ranks(lines, in_key, report):
    """Of the lines of one day those that the key asks for should weigh most: what an editor would list."""
    days = {}
    for line in lines:
        if line["part"] == "happened" and line["date"]["precision"] == "day" and line["date"]["start"]:
            days.setdefault(line["date"]["start"], []).append(line)
    best = above = asked = pairs = 0
    for day, of_day in sorted(days.items()):
        wanted = [line for line in of_day if line["id"] in in_key]
        others = [line for line in of_day if line["id"] not in in_key]
        if not wanted or not others:
            continue
        top = max(of_day, key=lambda line: line["score"])
        best, asked = best + (top["id"] in in_key), asked + 1
        if top["id"] not in in_key:
            report.error("best of its day", f"{day} {top['text'][:100]}")
        above += sum(one["score"] > other["score"] for one in wanted for other in others)
        pairs += len(wanted) * len(others)
    report.count("best line of a day is in the key", best, asked)
    report.count("lines of the key above others", above, pairs)


def is_speaker(wanted, told, surnames):
    """By the surname, or by the first name too where two people of the story share the surname."""
    names = plain(wanted).split()
    return names[-1] in told and (surnames.count(names[-1]) < 2 or names[0] in told)


def score_quotes(key, story, report):
    surnames = [plain(person["name"]).split()[-1] for person in key["people"]]
    names = {entity["id"]: plain(entity["name"]) for entity in story["entities"]}
    told = [(plain(quote["text"]), names.get(quote["speaker"]) or plain(quote["speaker_name"])) for quote in story["quotes"]]
    found = spoken = 0
    for quote in key["quotes"]:
        wanted = plain(quote["text"]).strip(" ,.")
        speakers = [speaker for text, speaker in told if wanted in text or (len(text) > 20 and text.strip(" ,.") in wanted)]
        right = any(is_speaker(quote["speaker"], speaker, surnames) for speaker in speakers)
        found, spoken = found + bool(speakers), spoken + right
        if not speakers:
            report.error("no quote", quote["text"][:80])
        elif not right:
            report.error("speaker", f"{quote['speaker']}: {speakers} {quote['text'][:60]}")
    report.count("quotes told", found, len(key["quotes"]))
    report.count("quotes with their speaker", spoken, len(key["quotes"]))
    false = [q["text"] for q in key["not_quotes"] if any(plain(q["text"]) == text.strip(" ,.") for text, _ in told)]
    report.count("words that are no quotes", len(key["not_quotes"]) - len(false), len(key["not_quotes"]))


def score_disputes(key, story, id_of_url, report):
    wanted = [d for d in key["disputes"]]
    taken = set()
    for number, dispute in enumerate(story["disputes"]):
        articles = set().union(*(source_ids(side, id_of_url) for side in dispute["sides"]))
        words = plain(" ".join([dispute["question"], *(side["text"] for side in dispute["sides"]),
                                *(s["quote"] for side in dispute["sides"] for s in side["sources"])]))
        hits = [i for i, d in enumerate(wanted) if articles & set(d["articles"])
                and any(plain(word) in words for word in d["keywords"])]
        taken.update(hits)
        if not hits:
            report.error("false dispute", f"{dispute['question']} | {[s['text'][:70] for s in dispute['sides']]}")
            number = None
    needed = [i for i, d in enumerate(wanted) if not d.get("optional")]
    for i in needed:
        if i not in taken:
            report.error("no dispute", wanted[i]["question"])
    report.count("disputes found", len(taken & set(needed)), len(needed))
    true = sum(1 for d in story["disputes"] if any(
        set().union(*(source_ids(s, id_of_url) for s in d["sides"])) & set(w["articles"]) for w in wanted))
    report.count("disputes that are some", true, len(story["disputes"]))


def has_status(outlook, day, good):
    """A day that passed with nothing reported is `lapsed` in the key; the page says `due`, and that nothing was reported."""
    passed = outlook["status"] == "due" and outlook["due"] and outlook["due"]["end"] < day
    return outlook["status"] in good or (passed and "lapsed" in good)


def score_outlooks(key, articles, id_of_url, report):
    found = right = asked = false = told = 0
    for day in key["status_days"]:
        known = [a for a in articles if a["published"][:10] <= day]
        story = tell(known, day)
        wanted = [o for o in key["outlooks"] if day in o["status_on"]]
        matched = set()
        for outlook in wanted:
            asked += 1
            items = [(i, o) for i, o in enumerate(story["outlooks"])
                     if source_ids(o, id_of_url) & set(outlook["articles"])
                     and all(plain(w) in plain(o["text"] + " " + " ".join(s["quote"] for s in o["sources"]))
                             for w in outlook["keywords"])]
            matched.update(i for i, _ in items)
            found += bool(items)
            good = [outlook["status_on"][day], *outlook.get("also_ok", [])]
            right += any(has_status(o, day, good) for _, o in items)
            if not items:
                report.error(f"no outlook on {day}", f"{outlook['who']}: {outlook['keywords']}")
            elif not any(has_status(o, day, good) for _, o in items):
                report.error(f"status on {day}", f"{outlook['who']}: {outlook['keywords']}: "
                             f"{[o['status'] for _, o in items]} for {good}")
        told, false = told + len(story["outlooks"]), false + len(story["outlooks"]) - len(matched)
        for i, o in enumerate(story["outlooks"]):
            if i not in matched:
                report.error(f"unexpected outlook on {day}", f"{o['kind']}: {o['text'][:110]}")
    report.count("outlooks found (three days)", found, asked)
    report.count("outlooks with their status", right, asked)
    report.count("outlooks that are in the key", told - false, told)


def score_story(folder, report):
    key = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    lines = (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [json.loads(line) for line in lines]
    id_of_url = {article["url"]: article["id"] for article in articles}
    story = tell(articles, key["status_days"][-1])
    score_people(key, story, report)
    # A key may be of people and disputes only.
    if "events" in key:
        score_events(key, story, id_of_url, report)
    if "quotes" in key:
        score_quotes(key, story, report)
    score_disputes(key, story, id_of_url, report)
    if "outlooks" in key:
        score_outlooks(key, articles, id_of_url, report)


def main():
    report = Report("--errors" in sys.argv)
    folders = [pathlib.Path(word) for word in sys.argv[1:] if not word.startswith("--")] or [ROOT / "sample"]
    for folder in folders:
        score_story(folder, report)
    report.print()
    low = [f"{name}: {report.figure(name):.3f} < {floor}" for name, floor in FLOORS.items()
           if name in report.counts and report.figure(name) < floor]
    if "--floors" in sys.argv and low:
        print("below its floor: " + "; ".join(low))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
