"""Two programs on one store at the same moment."""
import subprocess

from broken_world import LIMITS
from days import confirmations, day


@day("commands beside a running server are kept, and a second server on the same store serves the same board")
def beside_a_server(days):
    store = days.open()
    first, second = days.serve(store), days.serve(store)
    for limit in LIMITS:
        days.run("rules", "confirm", limit, "--document", "manual", "--page", "1", "--data", store)
    assert first.json("GET", "/api/v1/board")[1]["squads"] == second.json("GET", "/api/v1/board")[1]["squads"]
    assert first.stop()[0] == 0 and second.stop()[0] == 0
    days.whole(store)
    assert confirmations(store) == len(LIMITS)


@day("the same thing done by several commands at the same moment is done once; the others are told why not")
def racing_commands(days):
    store = days.open()
    for limit in LIMITS[: 7 if days.long else 3]:
        racers = [subprocess.Popen([str(days.program), "rules", "confirm", limit, "--document", "manual", "--page", str(n), "--data", str(store)],
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for n in range(4)]
        ends = [(racer.communicate()[1], racer.returncode) for racer in racers]
        assert sorted(status for _, status in ends) == [0, 2, 2, 2], ends
        assert confirmations(store, limit) == 1
    days.whole(store)


@day("a check beside a writing program holds at every moment, and a backup of that moment restores")
def check_beside_writing(days):
    store = days.open()
    writer = subprocess.Popen(["bash", "-c", 'for rule in "${@:2}"; do "$0" rules confirm "$rule" --document m --page 1 --data "$1" || exit 1; done',
                               str(days.program), str(store), *LIMITS], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    round_ = 0
    while writer.poll() is None or round_ == 0:
        days.whole(store)
        bundle = days.folder / f"{round_}.bundle"
        days.run("backup", bundle, "--data", store)
        days.run("restore", bundle, "--data", days.folder / f"again-{round_}")
        round_ += 1
    assert writer.returncode == 0
    days.whole(days.folder / f"again-{round_ - 1}")
    days.whole(store)
