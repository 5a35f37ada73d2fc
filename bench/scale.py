"""How a store behaves as it grows: a mixed stream of made-up news, added in batches and then one by one.

    scale.py DATELINE SHARED [--articles 20000] [--batch 1000] [--single 200] [--threads 2]

The stream is made of the articles of SHARED/data/tls, again and again: each round a year later (also the years in
the text) and about others (the vowels of its names are changed), in the order of time. It prints, for each batch, the
seconds of adding, the memory of the process and the size of the store; then, for single articles sent to
`dateline serve`, the time until the page of the article's story has changed.
"""
import argparse, collections, datetime, heapq, http.client, json, os, pathlib, re, signal, statistics
import subprocess, sys, tempfile, threading, time

VOWELS = "aeiou"
DATE_WORDS = set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July "
                 "August September October November December Mr Mrs Ms Dr The".split())


def topics(shared):
    for path in sorted(pathlib.Path(shared, "data", "tls").glob("*/*/articles.jsonl")):
        with open(path) as lines:
            yield [article for article in map(json.loads, lines) if article["text"].strip()]


def names_of(articles):
    """Words that the topic writes with a capital nine times in ten."""
    capital, small = collections.Counter(), collections.Counter()
    for article in articles:
        for word in re.findall(r"[A-Za-z]{3,}", article["text"]):
            (capital if word[0].isupper() else small)[word.lower()] += 1
    return {word for word, count in capital.items() if count > 1 and count > 9 * small[word]}


def rename(text, names, turn):
    """The text with other names and later years."""
    def other(match):
        word = match[0]
        if word.lower() not in names or word in DATE_WORDS:
            return word
        return "".join(VOWELS[(VOWELS.index(c) + turn) % 5] if c in VOWELS else c for c in word)
    text = re.sub(r"[A-Za-z]{3,}", other, text) if turn % 5 else text
    return re.sub(r"\b(19|20)\d\d\b", lambda year: str(int(year[0]) + turn), text)


def stream(shared, wanted):
    everything = list(topics(shared))
    rounds = -(-wanted // sum(len(articles) for articles in everything))
    def told_again(number, articles, turn):
        names = names_of(articles)
        for article in sorted(articles, key=lambda one: one["published"]):
            day = datetime.date.fromisoformat(article["published"][:10]) + datetime.timedelta(days=365 * turn)
            yield {"id": f"{number}-{turn}-{article['id']}", "published": day.isoformat(), "outlet": f"Outlet {number % 7}",
                   "title": rename(article.get("title") or "", names, turn), "text": rename(article["text"], names, turn)}
    parts = [told_again(number, articles, turn) for turn in range(rounds) for number, articles in enumerate(everything)]
    merged = heapq.merge(*parts, key=lambda one: one["published"])
    return [article for _, article in zip(range(wanted), merged)]


def write(path, articles):
    path.write_text("".join(json.dumps(article) + "\n" for article in articles))
    return path


def add_batches(dateline, store, folder, articles, size, threads):
    per_article = []
    for begin in range(0, len(articles), size):
        batch = articles[begin:begin + size]
        path = write(folder / "batch.jsonl", batch)
        start = time.time()
        run = subprocess.Popen([dateline, "-q", "-j", str(threads), "-s", store, "add", path])
        _, status, usage = os.wait4(run.pid, 0)
        seconds = time.time() - start
        cpu = usage.ru_utime + usage.ru_stime
        per_article.append(cpu / len(batch))
        print(f"{begin + len(batch):7} articles: {seconds:7.2f} s, {cpu:7.2f} s of processor time, "
              f"{usage.ru_maxrss >> 10} MB, store {store.stat().st_size >> 20} MB, exit {os.waitstatus_to_exitcode(status)}", flush=True)
    print(f"processor time an article, last batch to first: {per_article[-1] / per_article[0]:.2f}")


def memory_of(pid):
    return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())[1]) >> 10


def ask(port, method, target, body=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    connection.request(method, target, body, {"Authorization": "Bearer scale"} if body else {})
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    if answer.status >= 300:
        sys.exit(f"scale.py: {target}: {answer.status}: {text[:200]}")
    return text


def revisions(port):
    return dict(re.findall(r'revision{story="(\w+)"} (\d+)', ask(port, "GET", "/metrics")))


def processor_ms(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def add_one(port, article):
    """Milliseconds from the article to the changed page of its story; None for one that the store has."""
    before = revisions(port)
    start = time.time()
    if json.loads(ask(port, "POST", "/articles", json.dumps(article) + "\n"))["added"] == 0:
        return None
    while time.time() < start + 120:
        changed = [story for story, revision in revisions(port).items() if before.get(story) != revision]
        if changed:
            ask(port, "GET", f"/s/{changed[0]}")
            return 1000 * (time.time() - start)
        time.sleep(0.002)
    sys.exit("scale.py: no story has changed")


def add_singly(dateline, store, articles):
    server = subprocess.Popen([dateline, "-s", store, "serve", "127.0.0.1:0", "--write"], stderr=subprocess.PIPE, text=True,
                              env={**os.environ, "DATELINE_TOKEN": "scale"})
    try:
        port = int(re.search(r":(\d+)/", server.stderr.readline())[1])
        threading.Thread(target=server.stderr.read, daemon=True).start()  # a full pipe would stop the server
        used = processor_ms(server.pid)
        taken = sorted(filter(None, (add_one(port, article) for article in articles)))
        used = (processor_ms(server.pid) - used) / len(taken)
        print(f"one more article, {len(taken)} times: median {statistics.median(taken):.0f} ms, p90 {taken[len(taken) * 9 // 10]:.0f} ms, "
              f"p99 {taken[len(taken) * 99 // 100]:.0f} ms; {used:.0f} ms of processor time on average; server {memory_of(server.pid)} MB")
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(60)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("dateline", type=pathlib.Path)
    parser.add_argument("shared")
    parser.add_argument("--articles", type=int, default=20000)
    parser.add_argument("--batch", type=int, default=1000)
    parser.add_argument("--single", type=int, default=200)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    articles = stream(options.shared, options.articles + options.single)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        store = folder / "scale.db"
        add_batches(options.dateline.resolve(), store, folder, articles[:options.articles], options.batch, options.threads)
        add_singly(options.dateline.resolve(), store, articles[options.articles:])


if __name__ == "__main__":
    main()
