#!/usr/bin/env python3
"""Opens many event streams and counts who hears of a new revision: serve_streams.py PORT PID STORY TOKEN [COUNT]

PID is the server's (for its memory), STORY is /s/<id>. The server runs with --write and TOKEN.
"""
import json
import resource
import socket
import sys
import time
import urllib.request

ARTICLE = {"url": "https://late.example/9", "outlet": "Late Paper", "published": "2020-01-13",
           "text": "Police in Tehran arrested thirty people on Sunday."}


def resident_kb(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))


def open_stream(port, story):
    stream = socket.create_connection(("127.0.0.1", port), timeout=60)
    stream.sendall(f"GET {story}/stream HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    return stream


def read_until(stream, words):
    received = b""
    while words not in received:
        chunk = stream.recv(4096)
        if not chunk:
            return False
        received += chunk
    return True


def main():
    port, pid, story, token = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
    count = int(sys.argv[5]) if len(sys.argv) > 5 else 5000
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    before = resident_kb(pid)
    streams = [open_stream(port, story) for _ in range(count)]
    assert all(read_until(stream, b"}\n\n") for stream in streams)
    print(f"{(resident_kb(pid) - before) / count:.1f} kB a stream")
    request = urllib.request.Request(f"http://127.0.0.1:{port}/articles", data=json.dumps(ARTICLE).encode(),
                                     headers={"Authorization": f"Bearer {token}"})
    begin = time.monotonic()
    urllib.request.urlopen(request).read()
    delivered = sum(read_until(stream, b"}\n\n") for stream in streams)
    print(f"{delivered} of {count} streams told within {time.monotonic() - begin:.2f} s")


if __name__ == "__main__":
    main()
