#!/usr/bin/env python3
"""`dateline serve` over real sockets: answers, streams, limits, misuse, and a good end."""
import contextlib
import gzip
import http.client
import json
import os
import pathlib
import re
import resource
import signal
import socket
import subprocess
import time
import unittest

from dateline import DONE, FATAL, SAMPLE, Case

TOKEN = "end-to-end"
LATE = {"url": "https://late.example/1", "outlet": "Late Paper", "published": "2020-01-13",
        "text": "Police in Tehran arrested thirty people on Sunday."}


class Serve(Case):
    def setUp(self):
        super().setUp()
        self.must("add", SAMPLE)
        self.server = subprocess.Popen(self.command("serve", ":0", "--write"), stderr=subprocess.PIPE, text=True,
                                       cwd=self.folder, env=self.environment(DATELINE_TOKEN=TOKEN))
        self.addCleanup(self.server.stderr.close)
        self.addCleanup(self.server.wait)
        self.addCleanup(self.server.kill)
        self.port = int(re.search(r"serving http://127\.0\.0\.1:(\d+)/", self.server.stderr.readline())[1])
        self.story = json.loads(self.get("/s", Accept="application/json").body)["stories"][0]["link"]

    def get(self, path, method="GET", body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        answer.body = answer.read()
        connection.close()
        return answer

    def open_socket(self):
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=60)
        self.addCleanup(connection.close)
        return connection

    def raw(self, request):
        """The first line of the answer to these bytes."""
        connection = self.open_socket()
        connection.sendall(request)
        return connection.makefile("rb").readline().decode()

    def read_event(self, stream):
        lines = []
        while not lines or lines[-1]:
            line = stream.readline().decode().rstrip("\n")
            if lines or line.startswith("id:"):
                lines.append(line)
        return lines

    def open_stream(self, last_event_id=""):
        connection = self.open_socket()
        connection.sendall(f"GET {self.story}/stream HTTP/1.1\r\nHost: x\r\nLast-Event-ID: {last_event_id}\r\n\r\n".encode())
        return connection.makefile("rb")

    def test_answers_are_compressed_and_revalidated(self):
        plain = self.get(self.story)
        packed = self.get(self.story, Accept_Encoding="gzip")
        self.assertEqual(gzip.decompress(packed.body), plain.body)
        self.assertIn("default-src 'self'", plain.getheader("Content-Security-Policy"))
        again = self.get(self.story, If_None_Match=plain.getheader("ETag"))
        self.assertEqual((again.status, again.body), (304, b""))
        head = self.get(self.story, method="HEAD")
        self.assertEqual(int(head.getheader("Content-Length")), len(plain.body))
        self.assertEqual(head.body, b"")

    def test_one_connection_answers_many_requests(self):
        connection = self.open_socket()
        connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n" * 20)
        answers = b""
        while answers.count(b"\r\n\r\nok\n") < 20:
            chunk = connection.recv(65536)
            self.assertTrue(chunk)
            answers += chunk

    def test_every_stream_hears_of_a_new_revision(self):
        streams = [self.open_stream() for _ in range(50)]
        self.assertEqual({self.read_event(stream)[0] for stream in streams}, {"id: 1"})
        resumed = self.open_stream(last_event_id="1")
        added = self.get("/articles", "POST", json.dumps(LATE), Authorization=f"Bearer {TOKEN}")
        self.assertEqual((added.status, json.loads(added.body)["added"]), (202, 1))
        for stream in [*streams, resumed]:
            self.assertEqual(self.read_event(stream)[:2], ["id: 2", "event: revision"])
        changes = json.loads(self.get(f"{self.story}/changes?since=1").body)
        self.assertEqual(changes["revision"], 2)

    def test_a_merged_or_unknown_id_is_told(self):
        unknown = self.get(f"{self.story}/v000000000000")
        self.assertEqual(unknown.status, 404)
        self.assertEqual(unknown.getheader("Content-Type"), "application/problem+json")

    def test_what_is_too_much_is_refused_before_it_is_read(self):
        self.assertIn(" 431 ", self.raw(b"GET / HTTP/1.1\r\nX: " + b"a" * 100_000 + b"\r\n\r\n"))
        self.assertIn(" 401 ", self.raw(b"POST /articles HTTP/1.1\r\nHost: x\r\nContent-Length: 50000000\r\n\r\n"))
        allowed = f"POST /articles HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {TOKEN}\r\n"
        self.assertIn(" 413 ", self.raw(f"{allowed}Content-Length: 1000000000\r\n\r\n".encode()))

    def test_malformed_requests_are_refused_and_others_go_on(self):
        for request in (b"\x00\x01\x02\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET /%zz HTTP/1.1\r\n\r\n",
                        b"GET http://[ HTTP/1.1\r\n\r\n", b"POST /articles HTTP/1.1\r\nTransfer-Encoding: x\r\n\r\n"):
            first = self.raw(request)
            self.assertTrue(first == "" or re.match(r"HTTP/1\.1 4\d\d ", first), (request, first))
        self.assertEqual(self.get("/healthz").status, 200)

    def test_floods_are_cut_off_in_bounded_memory(self):
        floods = {"a header of 10 MB": b"GET / HTTP/1.1\r\n" + b"X-Flood: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n" * 220_000,
                  "a body of 100 MB without an end": b"POST /articles HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                  + TOKEN.encode() + b"\r\nTransfer-Encoding: chunked\r\n\r\n" + b"100000\r\n%b\r\n" % (b"a" * 0x100000) * 100}
        before = self.peak_memory()
        for name, flood in floods.items():
            connection = self.open_socket()
            with contextlib.suppress(ConnectionError):  # it is cut off while we still send
                connection.sendall(flood)
            self.assertEqual(self.get("/healthz").status, 200, name)
        self.assertLess(self.peak_memory(), 10 * before)

    def peak_memory(self):  # kB; a sanitizer multiplies what the server takes from the start
        status = pathlib.Path(f"/proc/{self.server.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1])

    def test_an_editor_decides_over_http(self):
        event = json.loads(self.get(f"{self.story}/events?limit=1").body)["items"][0]
        refused = self.get(f"{self.story}/{event['id']}", "PATCH", '{"pin": true}')
        self.assertEqual(refused.status, 401)
        stream = self.open_stream(last_event_id="1")
        done = self.get(f"{self.story}/{event['id']}", "PATCH", '{"date": "2020-01-02"}', Authorization=f"Bearer {TOKEN}")
        self.assertEqual(done.status, 202, done.body)
        self.assertEqual(self.read_event(stream)[0], "id: 2")
        edited = json.loads(self.get(f"{self.story}/{event['id']}", Accept="application/json").body)
        self.assertEqual(edited["date"]["edtf"], "2020-01-02")

    def test_readers_are_served_while_others_dawdle(self):
        dawdlers = [self.open_socket() for _ in range(500)]
        for connection in dawdlers:
            connection.sendall(b"GET / HTTP/1.1\r\nX: ")
        self.assertEqual(self.get(self.story).status, 200)

    def test_it_ends_well_when_told_to(self):
        self.open_stream()
        self.server.send_signal(signal.SIGTERM)
        self.assertEqual(self.server.wait(20), DONE)

    def test_it_ends_well_when_its_terminal_is_closed(self):
        self.server.send_signal(signal.SIGHUP)
        self.assertEqual(self.server.wait(20), DONE)


class FewDescriptors(Case):
    def test_waits_for_one_without_spinning(self):
        self.must("add", SAMPLE)
        server = subprocess.Popen(self.command("serve", ":0"), stderr=subprocess.PIPE, text=True, cwd=self.folder,
                                  env=self.environment(), preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (40, 40)))
        self.addCleanup(server.stderr.close)
        self.addCleanup(server.wait)
        self.addCleanup(server.kill)
        address = "127.0.0.1", int(re.search(r":(\d+)/", server.stderr.readline())[1])

        def processor_seconds():
            fields = pathlib.Path(f"/proc/{server.pid}/stat").read_text().rsplit(")", 1)[1].split()
            return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

        waiting = [socket.create_connection(address, timeout=60) for _ in range(80)]
        time.sleep(1)
        before = processor_seconds()
        time.sleep(2)
        self.assertLess(processor_seconds() - before, 0.3)
        for connection in waiting:
            connection.close()
        with socket.create_connection(address, timeout=60) as connection:
            connection.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n")
            self.assertTrue(connection.recv(100).startswith(b"HTTP/1.1 200 "))


class Refusals(Case):
    def test_an_address_in_use_or_malformed_is_named(self):
        self.must("add", SAMPLE)
        with socket.create_server(("127.0.0.1", 0)) as taken:
            run = self.run_dateline("serve", f":{taken.getsockname()[1]}")
        self.assertEqual(run.code, FATAL)
        self.assertIn("ddress already in use", run.err)
        self.assertIn("HOST:PORT", self.must("serve", "nonsense", code=FATAL).err)

    def test_writing_needs_a_token(self):
        self.assertIn("DATELINE_TOKEN", self.must("serve", "--write", code=FATAL).err)


if __name__ == "__main__":
    unittest.main()
