"""A bench file of 200 MB: looked through, taken, verified, backed up and restored in less than 100 MB of memory, by command and by page;
it says how far it is, and stops when it is told to."""
import csv
import datetime
import http.client
import json
import os
import re
import signal
import subprocess
import time

from days import day

SIZE, MOST = 200_000_000, 100  # bytes; megabytes of memory


def large_file(days, path, wanted=None):
    """A file of that size with so many tests, blank lines between them; without a number as many tests as fit. The file and its tests."""
    with open(days.root / "data/samples/generic-wide.csv", newline="") as sample:
        head, row = [line for line in csv.reader(sample)][:2]
    begun, size, tests = datetime.datetime(2024, 1, 2, 8), 0, 0
    blank = " " * 59_999 + "\n"
    with open(path, "w", newline="") as file:
        size += file.write(",".join(head) + "\n")
        while size < SIZE and tests != wanted:
            start = begun + datetime.timedelta(minutes=5 * (tests // 14))
            cells = [f"DEMO-BG4-{tests % 14 + 1:04}", f"{start:%Y-%m-%d %H:%M}", f"{start + datetime.timedelta(minutes=4):%Y-%m-%d %H:%M}", *row[3:]]
            size += file.write(",".join(cells) + "\n")
            tests += 1
            while wanted and size < SIZE * tests / wanted:
                size += file.write(blank)
    return path, tests


def brigade_of_old(days):
    """The demonstration brigade as it was, so that the file is news to it; played anew."""
    store = days.folder / "store"
    days.run("demo", "--as-of", "2023-12-31", "--data", store)
    return store


def measured(days, *arguments, told=None):
    """One command: what it printed, and its peak of memory in megabytes. `told` is given each line it says on the way."""
    process = subprocess.Popen([str(days.program), *map(str, arguments)], stdout=open(days.folder / "out", "w"), stderr=subprocess.PIPE, text=True)
    lines = []
    for line in process.stderr:
        lines.append(line)
        if told:
            told(process, line)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stderr.close()
    assert process.returncode == 0, f"{arguments} ended with {process.returncode}:\n{''.join(lines)}"
    peak = used.ru_maxrss / 1024
    assert peak < MOST, f"{arguments[0]} took {peak:.0f} MB of memory"
    print(f"        {' '.join(word for word in map(str, arguments) if not word.startswith('/'))}: {peak:.0f} MB", flush=True)
    return (days.folder / "out").read_text(), lines


@day("a bench file of 200 MB by command: progress, cancel, less than 100 MB of memory, also to verify, back up and restore it")
def by_command(days):
    store = brigade_of_old(days)
    file, tests = large_file(days, days.folder / "large.csv", 300)  # a set has some hundred tests in its life, a bench some thousand
    said, lines = measured(days, "import", file, "--dry-run", "--format", "json", "--data", store)
    assert json.loads(said)[0]["taken"] == tests, said[:500]
    assert sum(" MB, " in line for line in lines) >= 10, lines

    asked = []
    said, _ = measured(days, "import", file, "--format", "json", "--data", store,
                       told=lambda process, line: " MB, " in line and not asked and asked.append(process.send_signal(signal.SIGINT)))
    report = json.loads(said)[0]
    assert report["cancelled"] and 0 < report["taken"] < tests, said[:500]
    taken = report["taken"]
    said, lines = measured(days, "import", file, "--format", "json", "--data", store)
    report = json.loads(said)[0]
    assert (report["already"], report["taken"], report["conflicts"]) == (taken, tests - taken, 0), said[:500]
    assert sum(" MB, " in line for line in lines) >= 10, lines

    measured(days, "verify", "--data", store)
    measured(days, "backup", days.folder / "store.bundle", "--data", store)
    measured(days, "restore", days.folder / "store.bundle", "--data", days.folder / "again")
    measured(days, "verify", "--data", days.folder / "again")


@day("20,000 tests of one bench are looked through, taken, backed up and restored in less than 100 MB of memory; with --all 200 MB of tests")
def many_tests(days):
    store = brigade_of_old(days)
    file, tests = large_file(days, days.folder / "large.csv", None if days.long else 20_000)
    for options in (["--dry-run"], []):
        said, _ = measured(days, "import", file, *options, "--format", "json", "--data", store)
        assert json.loads(said)[0]["taken"] == tests, said[:500]
    measured(days, "rebuild", "--check", "--data", store)
    measured(days, "backup", days.folder / "store.bundle", "--data", store)
    measured(days, "restore", days.folder / "store.bundle", "--data", days.folder / "again")


class Visitor:
    """A browser without a script: one cookie, forms with their token."""

    def __init__(self, server):
        self.server, self.cookies, self.page = server, {}, ""

    def ask(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=120)
        try:
            cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            connection.request(method, path, body, {**({"Cookie": cookie} if cookie else {}), **(headers or {})})
            answer = connection.getresponse()
            self.page = answer.read().decode()
            self.cookies.update(given.split(";")[0].split("=", 1) for given in answer.headers.get_all("Set-Cookie", []))
            return answer.status, answer.getheader("Location")
        finally:
            connection.close()

    def token(self):
        return re.search(r'name="token" value="([0-9a-f]+)"', self.page).group(1)

    def press(self, path, button):
        person = re.search(r'<option value="(P\d+)"', self.page)
        form = f"token={self.token()}&do={button}" + (f"&by={person.group(1)}" if person and button == "import" else "")
        status, _ = self.ask("POST", path, form, {"Content-Type": "application/x-www-form-urlencoded"})
        assert status == 303, (status, self.page[:2000])
        self.ask("GET", path)

    def hand_in(self, file):
        self.ask("GET", "/import?lang=en")
        before = (f'--edge\r\nContent-Disposition: form-data; name="token"\r\n\r\n{self.token()}\r\n--edge\r\n'
                  f'Content-Disposition: form-data; name="file"; filename="large.csv"\r\nContent-Type: text/csv\r\n\r\n').encode()
        after = b"\r\n--edge--\r\n"

        def pieces():
            yield before
            with open(file, "rb") as bytes_:
                while piece := bytes_.read(1 << 20):
                    yield piece
            yield after

        length = len(before) + os.path.getsize(file) + len(after)
        status, place = self.ask("POST", "/import", pieces(),
                                 {"Content-Type": "multipart/form-data; boundary=edge", "Content-Length": str(length)})
        assert status == 303, (status, self.page[:2000])
        self.ask("GET", place)
        return place

    def running(self):
        return "<progress" in self.page

    def wait(self, path):
        """Looks until the work has ended; the percents that were shown on the way."""
        shown = []
        while self.running():
            shown.append(int(re.search(r'<progress max="100" value="(\d+)"', self.page).group(1)))
            time.sleep(0.02)
            self.ask("GET", path)
        return shown


def peak_of(server):
    with open(f"/proc/{server.process.pid}/status") as status:
        return int(re.search(r"VmHWM:\s+(\d+)", status.read()).group(1)) / 1024


@day("a bench file of 200 MB by page: handed in, looked through, cancelled, carried out, in less than 100 MB of memory")
def by_page(days):
    store = brigade_of_old(days)
    file, tests = large_file(days, days.folder / "large.csv", 12_000)  # so many that a fast machine, too, is seen at work
    server = days.serve(store)
    visitor = Visitor(server)
    place = visitor.hand_in(file)
    looked = visitor.wait(place)
    assert f'<b class="n">{tests}</b> tests to be taken' in visitor.page, visitor.page[:3000]

    visitor.press(place, "import")
    assert visitor.running(), "it was over before it could be cancelled"
    visitor.press(place, "cancel")
    visitor.wait(place)
    assert "It was cancelled" in visitor.page, visitor.page[:3000]
    visitor.press(place, "import")
    shown = visitor.wait(place)
    # A busy machine answers few of the looks: what was shown rises, in both passes together more than twice.
    assert looked == sorted(looked) and shown == sorted(shown) and len(set(looked)) + len(set(shown)) > 2, (looked, shown)
    assert "tests taken" in visitor.page, visitor.page[:3000]
    found = [int(number) for number in re.findall(r'<b class="n">(\d+)</b>', visitor.page)]
    assert found[0] + found[1] == tests and found[2:4] == [0, 0], found
    peak = peak_of(server)
    assert peak < MOST, f"the server took {peak:.0f} MB of memory"
    print(f"        muster serve: {peak:.0f} MB", flush=True)
    assert server.stop()[0] == 0
    measured(days, "verify", "--data", store)
