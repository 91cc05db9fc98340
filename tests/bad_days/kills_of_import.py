"""kill -9 at any moment of an import: the store is whole, no test is there twice or by half, and the same file imported again takes
exactly what is missing."""
import csv
import datetime
import hashlib
import json
import subprocess

from days import NotYet, ask, day
from kills_of_commands import killed_after, usual_seconds

TESTS = 120


def bench_file(days, path, number):
    """A file of the shipped form with tests that no store has yet: the first test of the sample, again and again."""
    with open(days.root / "data/samples/generic-long.csv", newline="") as sample:
        header, *rows = csv.reader(sample)
    test = [row for row in rows if row[:2] == rows[0][:2]]
    begun = datetime.datetime(2026, 1, 1 + number, 8, tzinfo=datetime.timezone(datetime.timedelta(hours=8)))
    with open(path, "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        for n in range(TESTS):
            start = (begun + datetime.timedelta(minutes=n)).isoformat()
            writer.writerows([f"DEMO-BG4-{n % 14 + 1:04}", start, "TB-01", *row[3:]] for row in test)
    return path


def recorded(store):
    return sum(b'"TestRecorded/1"' in bytes_ for (bytes_,) in ask(store, "SELECT bytes FROM facts"))


def report_of(text):
    return json.loads(text)[0]


@day("an import, killed at any moment, 30 times")
def killed_import(days):
    if not days.knows("import"):
        raise NotYet("the program has no import")
    file = bench_file(days, days.folder / "0.csv", 0)
    store = days.brigade("timed")
    usual = usual_seconds(lambda: days.run("import", file, "--data", store))
    kills, number = 0, 0
    while kills < (300 if days.long else 30):
        number += 1
        store = days.brigade(f"store-{number}")
        before, taken = recorded(store), 0
        file = bench_file(days, days.folder / f"{number}.csv", number)
        for _ in range(10):
            answered = killed_after(days, days.random.uniform(0, usual), "import", file, "--data", store)
            kills += not answered
            days.whole(store)
            now = recorded(store) - before
            assert taken <= now <= TESTS, f"{now} tests after {taken} of {TESTS}"
            assert now == TESTS or not answered, f"the import answered, and {now} of {TESTS} tests are there"
            taken = now
            if answered:
                break
        report = report_of(days.run("import", file, "--format", "json", "--data", store))
        assert (report["already"], report["taken"], report["conflicts"], report["quarantined"]) == (taken, TESTS - taken, 0, 0), report
        assert recorded(store) - before == TESTS
        assert ask(store, "SELECT count(*) FROM (SELECT 1 FROM tests GROUP BY identity HAVING count(*) > 1)")[0][0] == 0, "a test is there twice"
        digest = hashlib.sha256(file.read_bytes()).hexdigest()
        assert report["digest"] == digest and ask(store, "SELECT count(*) FROM blobs WHERE digest = ?", digest)[0][0] == 1, "the raw file is not kept"
        days.whole(store)
        again = report_of(days.run("import", file, "--format", "json", "--data", store))
        assert (again["already"], again["taken"]) == (TESTS, 0), again


@day("two imports of the same file at the same moment take every test once")
def racing_imports(days):
    if not days.knows("import"):
        raise NotYet("the program has no import")
    store = days.brigade()
    before, file = recorded(store), bench_file(days, days.folder / "same.csv", 3)
    racers = [subprocess.Popen([str(days.program), "import", str(file), "--format", "json", "--data", str(store)],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    reports = [report_of(racer.communicate(timeout=120)[0]) for racer in racers]
    assert sum(report["taken"] for report in reports) == TESTS, reports
    assert recorded(store) - before == TESTS
    days.whole(store)
