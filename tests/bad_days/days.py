"""What every bad day uses: the program as commands and as a server, its store looked at from outside, things to undo at the end."""
import http.client
import json
import os
import re
import signal
import sqlite3
import subprocess
import time


class NotYet(Exception):
    """The program cannot do what this day needs."""


class Days:
    all = []
    _undo = []

    def __init__(self, folder, program, random, long, root):
        self.folder, self.program, self.random, self.long, self.root = folder, program, random, long, root

    @staticmethod
    def end_of_day():
        while Days._undo:
            Days._undo.pop()()

    @staticmethod
    def at_the_end(undo):
        Days._undo.append(undo)

    def run(self, *arguments, status=0, **how):
        """One command; its standard output. `status`: what it must end with."""
        done = subprocess.run([str(self.program), *map(str, arguments)], capture_output=True, text=True, timeout=120, **how)
        assert done.returncode == status, f"{arguments} ended with {done.returncode}, not {status}:\n{done.stdout}{done.stderr}"
        return done.stdout

    def refused(self, *arguments, status=2, saying="", **how):
        """One command that must be refused with a sentence for a person; the sentence."""
        done = subprocess.run([str(self.program), *map(str, arguments)], capture_output=True, text=True, timeout=120, **how)
        assert done.returncode == status, f"{arguments} ended with {done.returncode}, not {status}:\n{done.stdout}{done.stderr}"
        lines = [line for line in done.stderr.splitlines() if line.startswith("muster: ")]
        assert lines, f"{arguments} says nothing to the person:\n{done.stderr}"
        assert re.search(saying, lines[-1]), f"{arguments} says: {lines[-1]}"
        return lines[-1]

    def knows(self, command):
        return subprocess.run([str(self.program), command, "--help"], capture_output=True).returncode == 0

    def open(self, name="store"):
        store = self.folder / name
        self.run("open", "--data", store, "--name", "Officer", "--number", "1001")
        return store

    def brigade(self, name="store"):
        """A store with the demonstration brigade; played once for one build of the program, then copied."""
        if not self.knows("demo"):
            raise NotYet("the program plays no demonstration")
        kept = self.root / "build/bad-days" / f"{self.program.stat().st_mtime_ns}"
        if not (kept / "muster.db").exists():
            making = kept.with_suffix(".new")
            subprocess.run(["rm", "-rf", str(kept.parent)], check=True)
            print("  (playing the demonstration year once)", flush=True)
            self.run("demo", "--data", making)
            making.rename(kept)
        store = self.folder / name
        store.mkdir()
        copy(kept / "muster.db", store / "muster.db")
        return store

    def whole(self, store):
        """The store is sound and its views are what the facts make of them; the report of verify."""
        self.run("rebuild", "--check", "--data", store)
        return json.loads(self.run("verify", "--format", "json", "--data", store))

    def serve(self, store, port=0):
        return Server(self, store, port)


def day(name):
    def add(run):
        Days.all.append((name, run))
        return run
    return add


def copy(source, target):
    """A copy of a database of one moment, whoever else has it open."""
    with sqlite3.connect(source) as a, sqlite3.connect(target) as b:
        a.backup(b)
    a.close(), b.close()


def ask(store, sql, *values):
    """Rows of the store, read past the program."""
    reader = sqlite3.connect(f"file:{store}/muster.db?mode=ro", uri=True)
    try:
        return reader.execute(sql, values).fetchall()
    finally:
        reader.close()


def confirmations(store, limit=""):
    """How many facts confirm a limit (this one)."""
    return sum(b"LimitConfirmed" in bytes_ and limit.encode() in bytes_ for (bytes_,) in ask(store, "SELECT bytes FROM facts"))


class Server:
    """`muster serve`, until it is stopped or killed."""

    def __init__(self, days, store, port):
        self.process = subprocess.Popen([str(days.program), "serve", "--port", str(port), "--data", str(store)],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        Days.at_the_end(self.kill)
        self.begun = time.monotonic()
        line = self.process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
        assert found, f"the server did not start: {line}{self.process.stderr.read()}"
        self.port = int(found.group(1))

    def kill(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close(), self.process.stderr.close()

    def stop(self, how=signal.SIGTERM):
        """Ends it as a service is ended; its status and the seconds it took."""
        begun = time.monotonic()
        self.process.send_signal(how)
        return self.process.wait(30), time.monotonic() - begun

    def call(self, method, path, body=None, headers=None, timeout=20):
        """Status and body of one request; raises what the network raises."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def json(self, method, path, content=None, headers=None):
        status, body = self.call(method, path, None if content is None else json.dumps(content), {"Content-Type": "application/json", **(headers or {})})
        return status, json.loads(body)


def is_root():
    return os.geteuid() == 0


def small_disk(folder, size):
    """A file system of its own, or False where this may not be had. It is taken away at the end of the day."""
    folder.mkdir(exist_ok=True)
    if not is_root() or subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], capture_output=True).returncode != 0:
        return False
    Days.at_the_end(lambda: subprocess.run(["umount", str(folder)], capture_output=True))
    return True
