#!/usr/bin/env python3
"""Are the names of one person recognised as one, and those of others not? On the alias list of the US Treasury.

  DL_SHARED=../shared python3 bench/aliases_quality.py [--all] [--errors N]
Uses persons whose number is odd; train/train_name_words saw the even ones. The threshold is where 1 of 1,000 pairs
of different persons is taken for one. --all uses every person. A person's names may have nothing in common ("Abu
Abbas", "Muhammad Zaydan"): the figure of all pairs counts those too, the figure of related pairs leaves out pairs
that share no word beginning with the same three letters.
"""
import json
import os
import pathlib
import random
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
NAME_PAIRS = os.environ.get("DL_NAME_PAIRS", str(ROOT / "build/bench/bench/name_pairs"))
ALIASES = pathlib.Path(os.environ.get("DL_SHARED", ROOT.parent / "shared")) / "data/names/ofac-person-aliases.jsonl"
DIFFERENT_PAIRS = 200_000


def similarities(pairs):
    lines = "".join(f"{one}\t{other}\n" for one, other in pairs)
    printed = subprocess.run([NAME_PAIRS, ROOT / "data"], input=lines.encode(), check=True, capture_output=True)
    return list(map(int, printed.stdout.split()))


def related(one, other):
    starts = lambda name: {word[:3] for word in name.lower().replace("-", " ").split() if len(word) > 2}
    return bool(starts(one) & starts(other))


def main():
    if not ALIASES.exists():
        sys.exit(f"aliases_quality: {ALIASES} is missing: set DL_SHARED to the folder that holds data/")
    people = [json.loads(line) for line in ALIASES.open(encoding="utf-8")]
    if "--all" not in sys.argv:
        people = [person for person in people if int(person["id"][-1]) % 2]
    draw = random.Random(1)
    different = []
    for _ in range(DIFFERENT_PAIRS):
        one, other = draw.sample(people, 2)
        different.append((draw.choice(one["names"]), draw.choice(other["names"])))
    same = [(number, a, b) for number, person in enumerate(people)
            for i, a in enumerate(person["names"]) for b in person["names"][:i]]
    threshold = sorted(similarities(different), reverse=True)[DIFFERENT_PAIRS // 1000] + 1
    found = [value >= threshold for value in similarities([(a, b) for _, a, b in same])]

    hits_of, names, seen = {}, set(), set()
    for (number, a, b), hit in zip(same, found):
        hits_of.setdefault(number, []).append(hit)
        names |= {(number, a), (number, b)}
        if hit:
            seen |= {(number, a), (number, b)}
    hits_related = [hit for (_, a, b), hit in zip(same, found) if related(a, b)]
    print(f"threshold {threshold} at 1 false match in 1,000 pairs; {len(people)} persons")
    print(f"names known by another name of the person  {len(seen) / len(names):.3f} of {len(names)}")
    print(f"related pairs                              {sum(hits_related) / len(hits_related):.3f} of {len(hits_related)}")
    print(f"mean over persons of all pairs             {sum(sum(h) / len(h) for h in hits_of.values()) / len(hits_of):.3f}")
    print(f"all pairs                                  {sum(found) / len(found):.3f} of {len(found)}")
    if "--errors" in sys.argv:
        missed = [pair[1:] for pair, hit in zip(same, found) if not hit and related(*pair[1:])]
        for pair in missed[:int(sys.argv[sys.argv.index("--errors") + 1])]:
            print("missed", *pair, sep="\t")


if __name__ == "__main__":
    main()
