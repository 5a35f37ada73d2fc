#!/usr/bin/env python3
"""The fetcher against a local server that misbehaves.   test_fetch.py FETCH_URL DATELINE"""
import gzip
import http.server
import json
import subprocess
import sys
import threading
import time
import unittest

FETCH_URL = DATELINE = ""
KINDS = {"forbidden": 10, "too_large": 4, "network": 9}  # ErrorCode in base/result.h


class Misbehaving(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    seen = []

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", **fields):
        self.send_response(status)
        for name, value in fields.items():
            self.send_header(name.replace("_", "-"), value)
        if "Transfer_Encoding" not in fields:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        self.seen.append((self.path, dict(self.headers)))
        try:
            getattr(self, "get" + self.path.split("?")[0].replace("/", "_").replace(".", "_"), self.get_missing)()
        except (BrokenPipeError, ConnectionResetError):
            pass

    def get_missing(self):
        self.answer(404)

    def get_page(self):
        if self.headers.get("If-None-Match") == '"v1"':
            return self.answer(304)
        self.answer(200, b"<p>text</p>", Content_Type="text/html; charset=utf-8", ETag='"v1"',
                    Cache_Control="public, max-age=600")

    def get_robots_txt(self):
        self.answer(200, b"User-agent: *\nDisallow: /\n\nUser-agent: dateline\nDisallow: /private\n")

    def get_story(self):
        text = "The river rose for a third day on Tuesday, and the gates were opened, the mayor said."
        page = f"<title>River rises</title><article><h1>River rises</h1><p>{text}</p><p>{text}</p></article>"
        self.answer(200, page.encode(), Content_Type="text/html")

    def get_feed(self):
        item = "<item><title>A</title><link>/story</link><description>The river rose.</description></item>"
        self.answer(200, f"<rss version='2.0'><channel><title>Post</title>{item}</channel></rss>".encode())

    def get_private_page(self):
        self.get_page()

    def get_gone(self):
        self.answer(410)

    def get_busy(self):
        self.answer(429, Retry_After="120")

    def get_loop(self):
        self.answer(302, Location="/loop")

    def get_moved(self):
        self.answer(301, Location="/page")

    def get_found(self):
        self.answer(302, Location="/page")

    def get_to_loopback(self):
        self.answer(302, Location="http://127.0.0.1:1/")

    def get_to_file(self):
        self.answer(302, Location="file:///etc/passwd")

    def get_endless(self):
        self.send_response(200)
        self.end_headers()
        while True:
            self.wfile.write(b"x" * 65536)

    def get_drip(self):
        self.send_response(200)
        self.send_header("Content-Length", "1000000")
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"x")
            time.sleep(0.1)

    def get_bomb(self):
        packed = gzip.compress(b"\0" * (64 << 20), 9)
        self.answer(200, packed, Content_Encoding="gzip")

    def get_cut(self):
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(b"400\r\nonly this")
        self.close_connection = True


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """A client that hangs up is what these tests are about."""


class FetchTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = Server(("127.0.0.1", 0), Misbehaving)
        cls.base = f"http://127.0.0.1:{cls.server.server_port}"
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()

    @classmethod
    def tearDownClass(cls):
        cls.server.shutdown()

    def fetch(self, path, *arguments, private=True):
        url = path if "://" in path else self.base + path
        command = [FETCH_URL, url, *arguments] + (["--private"] if private else [])
        return json.loads(subprocess.run(command, capture_output=True, timeout=60, check=True).stdout)

    def refused(self, kind, path, *arguments, **options):
        answer = self.fetch(path, *arguments, **options)
        self.assertEqual(answer.get("error"), KINDS[kind], answer)
        return answer["message"]

    def test_a_page(self):
        answer = self.fetch("/page#part")
        self.assertEqual((answer["status"], answer["bytes"]), (200, 11))
        self.assertEqual(answer["max_age_s"], 600)
        self.assertEqual(answer["content_type"], "text/html; charset=utf-8")
        agent = Misbehaving.seen[-1][1]["User-Agent"]
        self.assertTrue(agent.startswith("dateline/"), agent)

    def test_asks_only_for_what_is_new(self):
        answer = self.fetch("/page", "--etag", '"v1"')
        self.assertEqual((answer["status"], answer["bytes"], answer["etag"]), (304, 0, '"v1"'))

    def test_what_servers_say_is_a_value(self):
        self.assertEqual(self.fetch("/nowhere")["status"], 404)
        self.assertEqual(self.fetch("/gone")["status"], 410)
        busy = self.fetch("/busy")
        self.assertEqual((busy["status"], busy["retry_after_s"]), (429, 120))

    def test_redirects(self):
        moved = self.fetch("/moved")
        self.assertEqual((moved["status"], moved["moved_to"]), (200, self.base + "/page"))
        found = self.fetch("/found")
        self.assertEqual((found["url"], found["moved_to"]), (self.base + "/page", ""))
        self.assertIn("redirects", self.refused("network", "/loop"))
        self.refused("network", "/to/file")

    def test_private_addresses_are_refused_when_connecting(self):
        for url in (self.base + "/page", f"http://localhost:{self.server.server_port}/", "http://169.254.169.254/",
                    "http://[::1]/", "http://[::ffff:127.0.0.1]/", "http://10.0.0.1/", "http://0.0.0.0/", "http://2130706433/"):
            self.assertIn("private address", self.refused("forbidden", url, private=False), url)

    def test_only_http(self):
        self.refused("forbidden", "file:///etc/passwd")
        self.refused("forbidden", "gopher://127.0.0.1/")

    def test_limits(self):
        self.assertIn("limit", self.refused("too_large", "/endless", "--max", "1000000"))
        self.assertIn("limit", self.refused("too_large", "/bomb", "--max", "1000000"))
        start = time.monotonic()
        self.refused("network", "/drip", "--timeout", "1000")
        self.assertLess(time.monotonic() - start, 10)

    def test_cut_off(self):
        self.refused("network", "/cut")
        self.refused("network", "http://127.0.0.1:1/")

    def test_robots(self):
        self.assertEqual(self.fetch("/page", "--robots")["status"], 200)
        self.assertIn("robots.txt", self.refused("forbidden", "/private/page", "--robots"))

    def annotate(self, *arguments):
        command = [DATELINE, "annotate", *arguments]
        return subprocess.run(command, capture_output=True, text=True, timeout=60)

    def test_the_program_reads_addresses(self):
        page = json.loads(self.annotate(self.base + "/story", "--allow-private").stdout)
        self.assertEqual(page["title"], "River rises")
        entry = json.loads(self.annotate(self.base + "/feed", "--allow-private").stdout)
        self.assertEqual(entry["title"], "A")
        refused = self.annotate(self.base + "/story")
        self.assertEqual(refused.returncode, 3)
        self.assertIn("private address", refused.stderr)


if __name__ == "__main__":
    FETCH_URL, DATELINE = sys.argv.pop(1), sys.argv.pop(1)
    unittest.main()
