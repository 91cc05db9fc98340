"""kill -9 at any moment while the server takes what benches dropped into a folder: each test is there once, each file has one receipt."""
import hashlib
import time

from days import NotYet, day
from kills_of_import import TESTS, bench_file, recorded


@day("a watched folder, its server killed at any moment, until every dropped file is taken")
def killed_watching(days):
    if not days.knows("watch"):
        raise NotYet("the program watches no folders")
    store = days.brigade()
    drop = days.folder / "drop"
    drop.mkdir()
    days.run("watch", "add", drop, "--by", "P001", "--settle", "1", "--data", store)
    before = recorded(store)
    dropped, kills, most = {}, 0, 40 if days.long else 6
    for number in range(most):
        if number < 3:
            file = bench_file(days, drop / f"{number}.csv", number)
            dropped[file.name] = hashlib.sha256(file.read_bytes()).hexdigest()
        server = days.serve(store)
        time.sleep(days.random.uniform(0.8, 3.5))
        server.kill()
        kills += 1
        assert recorded(store) - before <= TESTS * len(dropped), "a test is there twice"
    days.whole(store)
    server = days.serve(store)
    receipts = [drop / "taken" / f"{name}.receipt.txt" for name in dropped]
    ends = time.monotonic() + 60
    while not all(receipt.exists() for receipt in receipts) and time.monotonic() < ends:
        time.sleep(0.2)
    status, _ = server.stop()
    assert status == 0, f"the server ended with {status}"
    for name, digest in dropped.items():
        receipt = (drop / "taken" / f"{name}.receipt.txt").read_text()
        assert digest in receipt and hashlib.sha256((drop / "taken" / name).read_bytes()).hexdigest() == digest, receipt
    assert sorted(path.name for path in drop.iterdir()) == ["taken"], "something was left over or refused"
    assert len(list((drop / "taken").glob("*.receipt.txt"))) == len(dropped)
    assert recorded(store) - before == TESTS * len(dropped)
    days.whole(store)
