#!/usr/bin/env python3
"""Whom a line names for "he", "she", "his" or "him" (decision 0044), against the coreference of GUM (../shared/data/ud/gum).

  DOERS=build/bench/bench/doers DL_SHARED=../shared bench/doers_quality.py [--errors]

Of the pronouns that are so sure: how many mean whom GUM says, and how many of the sentences that open with such a
pronoun have one. The ranking and the network that parses were learned from most of these documents; train_pronouns
prints the figure of the ranking for documents that it was not learned from. --errors prints the wrong ones.
"""
import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOERS = os.environ.get("DOERS", str(ROOT / "build/bench/bench/doers"))
GUM = pathlib.Path(os.environ.get("DL_SHARED", ROOT.parent / "shared")) / "data/ud/gum"


class Document:
    """The text of a document, and its mentions as (chain, begin, end) in bytes."""

    def __init__(self, name):
        self.name, self.text, self.mentions, self.open = name, b"", [], collections.defaultdict(list)
        self.begins = []  # of sentences that open with a pronoun of a person

    def add_word(self, columns, opens_sentence):
        begin = len(self.text)
        self.text += columns[1].encode()
        end = len(self.text)
        if opens_sentence and columns[1] in ("He", "She", "His", "Her"):
            self.begins.append(begin)
        entity = re.search(r"Entity=([^|]*)", columns[9])
        for whole, opening, closing in re.findall(r"\(([^()]+)\)|\(([^()]+)|([^()]+)\)", entity[1] if entity else ""):
            chain = (whole or opening or closing).split("-")[0]
            if whole:
                self.mentions.append((chain, begin, end))
            elif opening:
                self.open[chain].append(begin)
            elif self.open[chain]:
                self.mentions.append((chain, self.open[chain].pop(), end))
        if "SpaceAfter=No" not in columns[9]:
            self.text += b" "

    def chains_at(self, begin, end, slack=0):
        """Chains of the mentions that hold these bytes and begin not much before them."""
        return {chain for chain, first, last in self.mentions if first <= begin <= first + slack and end <= last}


def read_gum():
    documents = {}
    for path in sorted(GUM.glob("*.conllu")):
        document, skip = None, False
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("# newdoc"):
                name = line.split("= ")[1]
                skip = name in documents
                document = documents.setdefault(name, Document(name))
            elif skip or document is None:
                continue
            elif line.startswith("# newpar") and document.text:
                document.text = document.text.rstrip() + b"\n\n"
            elif line[:1].isdigit() and line.split("\t")[0].isdigit():
                columns = line.split("\t")
                document.add_word(columns, columns[0] == "1")
    return documents


def main():
    if not list(GUM.glob("*.conllu")):
        sys.exit(f"doers_quality: {GUM} has no GUM: set DL_SHARED to the folder that holds data/")
    documents = read_gum()
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "gum.jsonl")
        path.write_text("".join(json.dumps({"id": name, "published": "2015-01-01", "text": document.text.decode()}) + "\n"
                                for name, document in documents.items()))
        rows = [json.loads(line) for line in subprocess.run([DOERS, path], check=True, capture_output=True, text=True).stdout.splitlines()]
    right = wrong = opening = 0
    for row in rows:
        document, begin = documents[row["id"]], row["pronoun"]
        chains = document.chains_at(begin, begin + 2)
        means = set().union(*(document.chains_at(first, last, 25) for first, last in row["names"]))
        opening += begin in document.begins
        if chains & means:
            right += 1
            continue
        wrong += 1
        if "--errors" in sys.argv:
            print(f"{row['id']}: ...{document.text[max(0, begin - 200):begin + 40].decode(errors='replace')}...")
    begins = sum(len(document.begins) for document in documents.values())
    print(f"pronouns that are named {right + wrong}, right {right}: {right / max(1, right + wrong):.3f}")
    print(f"sentences that open with a pronoun {begins}, named {opening}: {opening / max(1, begins):.3f}")


if __name__ == "__main__":
    main()
