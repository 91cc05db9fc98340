"""kill -9 at any moment of a command: what it answered stands, what it did not answer is whole or not there."""
import os
import signal
import subprocess
import time

from broken_world import LIMITS, photo
from days import confirmations, day


def killed_after(days, seconds, *arguments):
    """Runs a command and kills it after so long; True when it had answered before."""
    process = subprocess.Popen([str(days.program), *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
    process.communicate()
    assert process.returncode in (0, -9), process.returncode
    return process.returncode == 0


def usual_seconds(work):
    begun = time.monotonic()
    work()
    return time.monotonic() - begun


@day("a store whose opening was killed at any moment is opened by the next start, whole")
def killed_opening(days):
    usual = usual_seconds(lambda: days.open("first"))
    for round_ in range(30 if days.long else 6):
        store = days.folder / f"killed-{round_}"
        killed_after(days, days.random.uniform(0, usual), "open", "--data", store, "--name", "Officer", "--number", "1001")
        server = days.serve(store)
        assert server.call("GET", "/")[0] in (200, 302, 303)
        assert server.stop()[0] == 0
        days.whole(store)


@day("a confirmation with its photo, killed at any moment, is there with both or not at all")
def killed_confirmation(days):
    store = days.open()
    picture = photo(days.folder / "page.jpg", 2_000_000)
    said = lambda limit: ("rules", "confirm", limit, "--document", "manual", "--page", "1", "--evidence", picture, "--data", store)
    usual = usual_seconds(lambda: days.run(*said(LIMITS[0])))
    for limit in LIMITS[1:]:
        tries = 0
        while not confirmations(store, limit):
            tries += 1
            answered = killed_after(days, days.random.uniform(0, usual * 1.2) if tries < 6 else 60, *said(limit))
            days.whole(store)
            assert confirmations(store, limit) or not answered, f"{limit} was answered and is not there"
        assert confirmations(store, limit) == 1


@day("a restore that was killed at any moment leaves a whole store or none, and can be done again")
def killed_restore(days):
    store = days.open()
    bundle, facts = days.folder / "b.bundle", days.whole(store)["facts"]
    days.run("backup", bundle, "--data", store)
    usual = usual_seconds(lambda: days.run("restore", bundle, "--data", days.folder / "first"))
    for round_ in range(30 if days.long else 6):
        target = days.folder / f"again-{round_}"
        killed_after(days, days.random.uniform(0, usual), "restore", bundle, "--data", target)
        if not os.path.exists(target / "muster.db"):
            days.run("restore", bundle, "--data", target)
        assert days.whole(target)["facts"] == facts + 1  # and the one that opens the new epoch


@day("a backup that was killed at any moment is whole or not there")
def killed_backup(days):
    store = days.open()
    usual = usual_seconds(lambda: days.run("backup", days.folder / "first.bundle", "--data", store))
    for round_ in range(30 if days.long else 6):
        bundle = days.folder / f"{round_}.bundle"
        killed_after(days, days.random.uniform(0, usual), "backup", bundle, "--data", store)
        if bundle.exists():
            days.run("restore", bundle, "--data", days.folder / f"again-{round_}")
