#!/usr/bin/env python3
"""`serve --watch` with a folder and a list of feeds on a local server.   test_watch.py DATELINE"""
import http.server
import pathlib
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

DATELINE = ""
TEXT = "The river rose for a third day on Tuesday, and the gates were opened, the mayor of {} said."


def feed_of(*entries):
    items = "".join(f"<item><guid>{name}</guid><title>{name}</title><link>/page/{name}</link>"
                    f"<pubDate>Wed, 08 Jan 2020 09:15:00 GMT</pubDate>"
                    f"<description>Teaser of {name}.</description></item>" for name in entries)
    return f"<rss version='2.0'><channel><title>Post</title><ttl>60</ttl>{items}</channel></rss>".encode()


class Outlet(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    seen = []

    def log_message(self, *_):
        pass

    def do_GET(self):
        self.seen.append((self.path, self.headers.get("If-None-Match")))
        body, status, fields = b"", 404, {}
        if self.path == "/feed" and self.headers.get("If-None-Match") == '"v1"':
            status = 304
        elif self.path == "/feed":
            body, status, fields = feed_of("Ansby", "Borby"), 200, {"ETag": '"v1"'}
        elif self.path == "/old":
            status, fields = 301, {"Location": "/new"}
        elif self.path == "/new":
            body, status = feed_of("Carby"), 200
        elif self.path == "/gone":
            status = 410
        elif self.path == "/busy":
            status, fields = 429, {"Retry-After": "7200"}
        elif self.path.startswith("/page/"):
            text = TEXT.format(self.path.removeprefix("/page/"))
            body, status = f"<article><h1>River rises</h1><p>{text}</p><p>{text}</p></article>".encode(), 200
        self.send_response(status)
        for name, value in fields.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class WatchTest(unittest.TestCase):
    def setUp(self):
        Outlet.seen.clear()
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Outlet)
        self.base = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        self.state = self.folder / "story.db.feeds"

    def run_until(self, *wanted, watch, do=lambda: None, when="serving", until=lambda: True):
        """Serves until each of `wanted` was said on stderr and `until` holds; calls `do` once `when` was said."""
        command = [DATELINE, "-s", str(self.folder / "story.db"), "serve", ":0", "--allow-private", "--pages"]
        server = subprocess.Popen(command + [part for path in watch for part in ("--watch", str(path))],
                                  stderr=subprocess.PIPE, text=True)
        self.addCleanup(server.communicate)
        self.addCleanup(server.kill)
        killer = threading.Timer(60, server.kill)
        self.addCleanup(killer.cancel)
        killer.start()
        said, missing = "", {when, *wanted}
        while missing:
            line = server.stderr.readline()
            self.assertTrue(line, f"never said: {missing}; said: {said}")
            said += line
            if when in line:
                do()
            missing = {text for text in missing if text not in said}
        while not until():
            self.assertIsNone(server.poll())
            time.sleep(0.05)
        server.send_signal(signal.SIGTERM)
        self.assertEqual(server.wait(30), 0)

    def states(self):
        """{path of the listed feed: its fields}"""
        rows = (line.split("\t") for line in self.state.read_text().splitlines())
        return {row[0].removeprefix(self.base): row for row in rows}

    def write_list(self, *feeds):
        outlines = "".join(f"<outline xmlUrl='{self.base}{feed}'/>" for feed in feeds)
        path = self.folder / "feeds.opml"
        path.write_text(f"<opml version='2.0'><body>{outlines}</body></opml>")
        return path

    def make_all_due(self):
        rows = [row[:2] + ["0"] + row[3:] for row in self.states().values()]
        self.state.write_text("".join("\t".join(row) + "\n" for row in rows))

    def test_feeds(self):
        feeds = self.write_list("/feed", "/old", "/gone", "/busy")
        self.run_until("/feed: 2 articles added", "/new: 1 article added", "/gone: the server answers 410",
                       "/busy: the server answers 429", watch=[feeds])
        show = [DATELINE, "-s", str(self.folder / "story.db"), "show", "--part", "sources", "--format", "json"]
        self.assertIn('"Post"', subprocess.run(show, capture_output=True, text=True, check=True).stdout)
        paths = [path for path, _ in Outlet.seen]
        self.assertEqual([path for path in paths if path.startswith("/page/")],
                         ["/page/Ansby", "/page/Borby", "/page/Carby"])
        states = self.states()
        self.assertEqual(states["/gone"][5], "1")
        self.assertEqual(states["/old"][1], self.base + "/new")
        self.assertGreater(int(states["/busy"][2]), time.time() + 7000)
        self.assertGreater(int(states["/feed"][2]), time.time() + 3000)  # <ttl>60</ttl>

        Outlet.seen.clear()
        self.make_all_due()
        again = {("/feed", '"v1"'), ("/new", None)}
        self.run_until("/busy: the server answers 429", watch=[feeds], until=lambda: again <= set(Outlet.seen))
        for path, _ in Outlet.seen:
            self.assertNotIn(path.split("/")[1], ("old", "gone", "page"))

    def test_a_list_that_grows(self):
        feeds = self.write_list("/gone")
        self.run_until("/new: 1 article added", watch=[feeds], do=lambda: self.write_list("/gone", "/new"))

    def test_a_folder(self):
        incoming = self.folder / "incoming"
        incoming.mkdir()
        (incoming / "a.txt").write_text(TEXT.format("Ansby"))

        def drop():
            later = self.folder / "b.txt"
            later.write_text(TEXT.format("Borby"))
            later.rename(incoming / "b.txt")

        self.run_until("incoming: 1 article added", "b.txt: 1 article added", watch=[incoming], do=drop,
                       when="incoming: 1")

    def test_what_cannot_be_watched(self):
        run = subprocess.run([DATELINE, "serve", ":0", "--watch", str(self.folder / "missing")],
                             capture_output=True, text=True, timeout=60, cwd=self.folder)
        self.assertEqual(run.returncode, 2)
        self.assertIn("missing", run.stderr)


if __name__ == "__main__":
    DATELINE = str(pathlib.Path(sys.argv.pop(1)).resolve())
    unittest.main()
