"""The world around the store is broken: no room, no right, a port taken, a damaged or foreign file."""
import datetime
import json
import os
import re
import resource
import shutil
import sqlite3
import subprocess
import time

from days import ask, confirmations, day, is_root, small_disk

# Rules of the shipped packs that somebody may confirm; each confirmation is one fact and, with a photo, one blob.
LIMITS = ["inhalation-valve.benchman", "exhalation-valve.benchman", "drain-valve.benchman", "positive-leak.benchman", "relief-valve.benchman",
          "constant-dosage.benchman", "minimum-valve.know-how"]


def photo(path, size):
    path.write_bytes(os.urandom(size))
    return path


@day("on a full disk work is refused with a sentence, what was there stays, and it goes on when there is room")
def full_disk(days):
    disk = days.folder / "disk"
    mounted = small_disk(disk, "1500k")
    days.run("open", "--data", disk / "store", "--name", "Officer", "--number", "1001")
    store = disk / "store"
    how = {}
    if not mounted:  # the same from the program's side: its files may not grow
        limit = max(file.stat().st_size for file in store.iterdir()) + 400_000
        how = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY)), "restore_signals": False}
    confirmed, refused = [], None
    for limit in LIMITS:
        arguments = [str(days.program), "rules", "confirm", limit, "--document", "manual", "--page", "1", "--data", str(store),
                     "--evidence", str(photo(days.folder / f"{limit}.jpg", 200_000))]
        done = subprocess.run(arguments, capture_output=True, text=True, **how)
        if done.returncode == 0:
            confirmed.append(limit)
            continue
        refused = limit
        assert done.returncode == 3, f"{done.returncode}: {done.stderr}"
        assert re.search(r"^muster: .*(full|disk|room|space|I/O)", done.stderr, re.M), done.stderr
        break
    assert confirmed and refused, f"the disk never was full: {confirmed}"
    days.whole(store)
    facts = confirmations(store)
    assert facts == len(confirmed), f"{facts} confirmations for {len(confirmed)} answers"
    if mounted:
        subprocess.run(["mount", "-o", "remount,size=20m", str(disk)], check=True)
    days.run("rules", "confirm", refused, "--document", "manual", "--page", "1", "--data", store)
    days.whole(store)


@day("in a folder that may not be written a command ends with a sentence and changes nothing")
def read_only(days):
    disk = days.folder / "disk"
    if small_disk(disk, "8m"):
        days.run("open", "--data", disk / "store", "--name", "Officer", "--number", "1001")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        who = {}
    else:
        days.run("open", "--data", disk / "store", "--name", "Officer", "--number", "1001")
        for path in (disk / "store" / "muster.db", disk / "store", disk):
            path.chmod(path.stat().st_mode & ~0o222)
        who = {"user": "nobody"} if is_root() else {}
    before = (disk / "store" / "muster.db").read_bytes()
    days.refused("rules", "confirm", LIMITS[0], "--document", "manual", "--page", "1", "--data", disk / "store", status=3, **who)
    days.refused("serve", "--port", "0", "--data", disk / "new", status=3, **who)
    assert (disk / "store" / "muster.db").read_bytes() == before
    for path in (disk, disk / "store"):
        if not os.path.ismount(disk):
            path.chmod(0o755)


@day("a port that is taken is named, with what to do, and the server that has it goes on")
def port_taken(days):
    store = days.open()
    server = days.serve(store)
    said = days.refused("serve", "--port", server.port, "--data", store, status=3, saying="--port")
    assert str(server.port) in said, said
    assert server.call("GET", "/healthz")[0] == 200


@day("an address that others can reach is refused")
def loopback_only(days):
    days.refused("serve", "--port", "0", "--address", "0.0.0.0", "--data", days.open(), status=3, saying="this computer only")


@day("the store of a newer program is left as it is, and the person is told what to do")
def newer_store(days):
    store = days.open()
    database = sqlite3.connect(store / "muster.db")
    database.execute("PRAGMA user_version = 9999")
    database.commit(), database.close()
    before = (store / "muster.db").read_bytes()
    for command in (("verify",), ("board",), ("serve", "--port", "0")):
        days.refused(*command, "--data", store, status=3, saying="newer")
    assert (store / "muster.db").read_bytes() == before


@day("a database of another program, and a file that is none, are refused and left as they are")
def foreign_file(days):
    foreign = days.folder / "foreign"
    foreign.mkdir()
    database = sqlite3.connect(foreign / "muster.db")
    database.execute("CREATE TABLE theirs(x)")
    database.commit(), database.close()
    garbage = days.folder / "garbage"
    garbage.mkdir()
    (garbage / "muster.db").write_bytes(os.urandom(20_000))
    for store in (foreign, garbage):
        before = (store / "muster.db").read_bytes()
        days.refused("board", "--data", store, status=3)
        days.refused("serve", "--port", "0", "--data", store, status=3)
        assert (store / "muster.db").read_bytes() == before
    days.refused("board", "--data", days.folder / "nowhere", status=3, saying="no store")


@day("one flipped byte in any fact is found by verify, which names it and ends with status 1")
def flipped_byte(days):
    store = days.open()
    facts = ask(store, "SELECT node, idx, bytes FROM facts ORDER BY idx")
    for node, index, bytes_ in facts:
        harmed = days.folder / f"harmed-{index}"
        shutil.copytree(store, harmed)
        at = days.random.randrange(len(bytes_))
        changed = bytes_[:at] + bytes([bytes_[at] ^ (1 << days.random.randrange(8))]) + bytes_[at + 1:]
        database = sqlite3.connect(harmed / "muster.db")
        database.execute("UPDATE facts SET bytes = ? WHERE node = ? AND idx = ?", (changed, node, index))
        database.commit(), database.close()
        report = days.run("verify", "--format", "json", "--data", harmed, status=1)
        assert f'"first_bad":{index}' in report, f"byte {at} of fact {index}: {report}"


@day("pages of the file overwritten with noise are found, or stop the program with a sentence; never a crash, never a silent 'sound'")
def damaged_pages(days):
    store = days.open()
    size = (store / "muster.db").stat().st_size
    for round_ in range(40 if days.long else 12):
        harmed = days.folder / f"harmed-{round_}"
        shutil.copytree(store, harmed)
        page = days.random.randrange(1, size // 4096)
        used = (harmed / "muster.db").read_bytes()[page * 4096:(page + 1) * 4096]
        with open(harmed / "muster.db", "r+b") as file:
            file.seek(page * 4096)
            file.write(days.random.randbytes(4096))
        done = subprocess.run([str(days.program), "verify", "--data", str(harmed)], capture_output=True, text=True, timeout=60)
        assert done.returncode in (0, 1, 3) and (done.returncode != 3 or done.stderr.startswith("muster: ")), f"page {page}: {done.returncode} {done.stderr}"
        if done.returncode == 0:  # then it was a page of what can be made again, or of nothing
            differs = subprocess.run([str(days.program), "rebuild", "--check", "--data", str(harmed)], capture_output=True, text=True, timeout=60)
            assert differs.returncode in (1, 3) or not any(used) or intact(store, harmed), f"page {page} is noise, and nobody says so"
        shutil.rmtree(harmed)


def intact(store, harmed):
    """Every row of facts and records still reads as it was."""
    for table in ("facts", "commands", "people", "settings", "blobs"):
        if ask(store, f"SELECT * FROM {table} ORDER BY 1, 2") != ask(harmed, f"SELECT * FROM {table} ORDER BY 1, 2"):
            return False
    return True


@day("a backup makes the same store again, in a new epoch that names what it goes on from")
def round_trip(days):
    store = days.brigade() if days.knows("demo") else days.open()
    days.run("backup", days.folder / "b.bundle", "--data", store)
    days.run("restore", days.folder / "b.bundle", "--data", days.folder / "again")
    now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    for command in ("board", "squads"):
        said = [days.run(command, "--at", now, "--format", "json", "--data", folder) for folder in (store, days.folder / "again")]
        assert said[0] == said[1], command
    lists = [json.loads(days.run("due", "--format", "json", "--data", folder))["due"] for folder in (store, days.folder / "again")]
    assert lists[0] == lists[1]
    root = re.search(r'"root":"(\w+)"', days.run("verify", "--format", "json", "--data", store)).group(1)
    days.whole(days.folder / "again")
    last = ask(days.folder / "again", "SELECT bytes FROM facts ORDER BY idx DESC LIMIT 1")[0][0].decode()
    assert "StoreOpened" in last and root in last and '"epoch":2' in last, last
    days.refused("restore", days.folder / "b.bundle", "--data", days.folder / "again", saying="already")


@day("a damaged backup is refused and leaves no store")
def damaged_backup(days):
    store = days.open()
    good = days.folder / "good.bundle"
    days.run("backup", good, "--data", store)
    bytes_ = good.read_bytes()
    bad = days.folder / "bad.bundle"
    for round_ in range(60 if days.long else 15):
        at = days.random.randrange(len(bytes_))
        cut = days.random.random() < 0.3
        bad.write_bytes(bytes_[:at] if cut else bytes_[:at] + bytes([bytes_[at] ^ (1 << days.random.randrange(8))]) + bytes_[at + 1:])
        target = days.folder / f"again-{round_}"
        days.refused("restore", bad, "--data", target)
        assert not target.exists() or not any(target.iterdir()), f"a half store is left: {list(target.iterdir())}"


@day("SIGTERM and SIGINT end the server at once and cleanly: status 0, no log beside the store")
def ends_cleanly(days):
    import signal
    store = days.open()
    for how in (signal.SIGTERM, signal.SIGINT):
        server = days.serve(store)
        assert server.call("GET", "/")[0] in (200, 302, 303)
        status, seconds = server.stop(how)
        assert status == 0, status
        assert seconds < 5, f"it took {seconds:.1f} s"
        assert [file.name for file in store.iterdir()] == ["muster.db"], list(store.iterdir())
    days.whole(store)


@day("after a kill the next start takes no lock for one that lives, and needs no help")
def stale_lock(days):
    store = days.open()
    for _ in range(3):
        server = days.serve(store)
        server.call("GET", "/")
        server.kill()
        begun = time.monotonic()
        days.serve(store).kill()
        assert time.monotonic() - begun < 5
    days.whole(store)
