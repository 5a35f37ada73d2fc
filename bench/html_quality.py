#!/usr/bin/env python3
"""Main text and dates of web pages against gold pages of the shared data (../shared/data/html).

  READ_ARTICLES=build/bench/bench/read_articles python3 bench/html_quality.py [--errors N] [SET...]
SET: scrapinghub, fundus-evaluation (4-word shingle F1), htmldate (right day of publication). --errors N shows the N
worst pages of each set.
"""
import argparse
import gzip
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
SHARED = pathlib.Path(os.environ.get("DL_SHARED", "../shared"))
READ_ARTICLES = os.environ.get("READ_ARTICLES", str(ROOT / "build/bench/bench/read_articles"))


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def gold_pages(folder, name):
    """{page id: (path, url, gold)} of one set."""
    if name == "scrapinghub":
        gold = load(folder / "ground-truth.json")
        return {page: (folder / f"html/{page}.html.gz", truth.get("url", ""), truth) for page, truth in gold.items()}
    if name == "fundus-evaluation":
        gold = load(folder / "ground_truth.json")
        return {page: (folder / "html" / page, truth["url"], {"articleBody": "\n".join(truth["body"])})
                for page, truth in gold.items()}
    return {truth["file"]: (folder / "html" / (truth["file"] + ".gz"), url, truth)
            for url, truth in load(folder / "dates.json").items()}


def read_pages(pages):
    """{page id: article} of every page that gives one; pages go in as files, so that their encoding counts."""
    with tempfile.TemporaryDirectory() as scratch:
        paths = {}
        for number, (page, (path, _, _)) in enumerate(pages.items()):
            plain = pathlib.Path(scratch) / f"{number:05}.html"
            plain.write_bytes(gzip.open(path).read())
            paths[str(plain)] = page
        start = time.perf_counter()
        done = subprocess.run([READ_ARTICLES, scratch], capture_output=True, text=True)
        seconds = time.perf_counter() - start
        articles = [json.loads(line) for line in done.stdout.split("\n") if line]
        print(f"  {len(articles)} of {len(pages)} pages read in {seconds:.2f} s", file=sys.stderr)
        return {paths[article["source"]]: article for article in articles}


def score_text(pages, articles, errors):
    sys.path.insert(0, str(SHARED / "data/html"))
    import score_html
    gold = {page: truth for page, (_, _, truth) in pages.items()}
    figures = score_html.score(gold, articles)
    print("  " + " ".join(f"{key}={value:.4f}" for key, value in figures.items() if key != "pages"))
    worst = sorted(gold, key=lambda page: score_html.score({page: gold[page]}, articles)["f1"])
    for page in worst[:errors]:
        show_page(page, pages[page][1], gold[page]["articleBody"], articles.get(page, {}).get("articleBody", ""), score_html)


def show_page(page, url, gold, got, score_html):
    print(f"  == {page[:24]} {url[:110]}")
    for label, lines, reference in (("missing", gold, got), ("extra", got, gold)):
        known = score_html.shingles(reference)
        for line in filter(None, (line.strip() for line in lines.split("\n"))):
            wanted = score_html.shingles(line)
            if wanted and sum((wanted & known).values()) * 2 < sum(wanted.values()):
                print(f"     {label:7} {line[:150]}")


def score_dates(pages, articles, errors):
    right = answered = 0
    for page, (_, url, truth) in pages.items():
        article = articles.get(page, {})
        day = article.get("published", "")[:10]
        answered += bool(day)
        right += day == truth["date"]
        if day != truth["date"] and errors > 0:
            errors -= 1
            print(f"  {page[:50]:50} want {truth['date']} got {day:10} {article.get('published_by', '')} {url[:80]}")
    precision, recall = right / max(1, answered), right / max(1, len(pages))
    print(f"  f={2 * precision * recall / max(1e-9, precision + recall):.4f} precision={precision:.4f} recall={recall:.4f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("sets", nargs="*", default=["scrapinghub", "fundus-evaluation", "htmldate"])
    options = parser.parse_args()
    for name in options.sets:
        print(name)
        pages = gold_pages(SHARED / "data/html" / name, name)
        articles = read_pages(pages)
        (score_dates if name == "htmldate" else score_text)(pages, articles, options.errors)


if __name__ == "__main__":
    main()
