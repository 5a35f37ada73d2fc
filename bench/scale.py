"""How a store behaves as it grows: a mixed stream of made-up news, added in batches and then one by one.

    scale.py DATELINE SHARED [--articles 20000] [--batch 1000] [--single 200] [--threads 2]
    scale.py DATELINE SHARED --months 12 [--articles 8000] [--single 40]

The stream is made of the articles of SHARED/data/tls, again and again: each round a year later (also the years in
the text) and about others (the vowels of its names are changed), in the order of time. It prints, for each batch, the
seconds of adding, the memory of the process and the size of the store; then, for single articles sent to
`dateline serve`, the time until the page of the article's story has changed.

With --months one server lives through so many months of --articles each: most of a month comes in posts of a hundred
articles, then --single articles one by one. For each month it prints how long these took until the changed page, and
the memory of the server; at the end what the last month needs more than the second (the first fills the memory that
the server may use).
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
        for place, article in enumerate(sorted(articles, key=lambda one: one["published"])):
            day = datetime.date.fromisoformat(article["published"][:10]) + datetime.timedelta(days=365 * turn)
            # Texts recur; with an address of its own none is taken for a new version of another.
            address = f"https://outlet{number % 7}.example.org/{number}/{turn}/{place}"
            yield {"id": f"{number}-{turn}-{place}", "url": address, "published": day.isoformat(), "outlet": f"Outlet {number % 7}",
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


def ask(port, method, target, body=None, accept="*/*"):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=600)
    connection.request(method, target, body, {"Accept": accept} | ({"Authorization": "Bearer scale"} if body else {}))
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
        time.sleep(0.005)
    sys.exit("scale.py: no story has changed")


class Server:
    """`dateline serve` on a store, from `with` on, at a port of its own."""

    def __init__(self, dateline, store):
        self.command = [dateline, "-s", store, "serve", "127.0.0.1:0", "--write"]

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stderr=subprocess.PIPE, text=True, env={**os.environ, "DATELINE_TOKEN": "scale"})
        self.port = int(re.search(r":(\d+)/", self.process.stderr.readline())[1])
        threading.Thread(target=self.process.stderr.read, daemon=True).start()  # a full pipe would stop the server
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)

    def add_singly(self, articles):
        """Milliseconds of each, sorted."""
        return sorted(filter(None, (add_one(self.port, article) for article in articles)))


def percentile(taken, percent):
    return taken[len(taken) * percent // 100]


def add_singly(dateline, store, articles):
    with Server(dateline, store) as server:
        used = processor_ms(server.process.pid)
        taken = server.add_singly(articles)
        used = (processor_ms(server.process.pid) - used) / len(taken)
        print(f"one more article, {len(taken)} times: median {statistics.median(taken):.0f} ms, p90 {percentile(taken, 90):.0f} ms, "
              f"p99 {percentile(taken, 99):.0f} ms; {used:.0f} ms of processor time on average; server {memory_of(server.process.pid)} MB")


def told_articles(port):
    return sum(story["articles"] for story in json.loads(ask(port, "GET", "/s", accept="application/json"))["stories"])


def live_through(dateline, store, articles, months, singles):
    memory, p99 = [], []
    per_month = len(articles) // months
    with Server(dateline, store) as server:
        stored = 0
        for month in range(months):
            coming = articles[month * per_month:(month + 1) * per_month]
            for begin in range(0, per_month - singles, 100):
                batch = coming[begin:min(begin + 100, per_month - singles)]
                stored += json.loads(ask(server.port, "POST", "/articles", "".join(json.dumps(one) + "\n" for one in batch)))["added"]
            while told_articles(server.port) < stored:
                time.sleep(0.2)
            taken = server.add_singly(coming[per_month - singles:])
            stored += len(taken)
            memory.append(memory_of(server.process.pid))
            p99.append(percentile(taken, 99))
            print(f"month {month + 1:2}: {stored:6} articles; one more article: median {statistics.median(taken):.0f} ms, p99 {p99[-1]:.0f} ms; "
                  f"server {memory[-1]} MB, store {store.stat().st_size >> 20} MB", flush=True)
    if months > 2:
        print(f"last month to the second: memory {memory[-1] / memory[1]:.2f}, p99 {p99[-1] / p99[1]:.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("dateline", type=pathlib.Path)
    parser.add_argument("shared")
    parser.add_argument("--articles", type=int)
    parser.add_argument("--months", type=int)
    parser.add_argument("--batch", type=int, default=1000)
    parser.add_argument("--single", type=int)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    dateline = options.dateline.resolve()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        store = folder / "scale.db"
        if options.months:
            articles = stream(options.shared, options.months * (options.articles or 8000))
            return live_through(dateline, store, articles, options.months, options.single or 40)
        count = options.articles or 20000
        singles = 200 if options.single is None else options.single
        articles = stream(options.shared, count + singles)
        add_batches(dateline, store, folder, articles[:count], options.batch, options.threads)
        if singles:
            add_singly(dateline, store, articles[count:])


if __name__ == "__main__":
    main()
