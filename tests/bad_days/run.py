"""Runs the bad days and ends with "N passed, N failed, N skipped". Python's own library only."""
import argparse
import importlib
import pathlib
import random
import shutil
import sys
import tempfile
import time
import traceback

from days import Days, NotYet

ROOT = pathlib.Path(__file__).resolve().parents[2]


def main():
    said = argparse.ArgumentParser(description=__doc__)
    said.add_argument("--all", action="store_true", help="the long sizes: many more kills")
    said.add_argument("--seed", type=int, default=None, help="repeats the moments of an earlier run")
    said.add_argument("--program", default=str(ROOT / "build/app/muster"))
    said.add_argument("--only", default="", help="only the days whose name has this word")
    given = said.parse_args()
    seed = given.seed if given.seed is not None else int(time.time())
    print(f"seed {seed} (the same moments again: --seed {seed})", flush=True)

    for module in ("broken_world", "two_at_once", "kills_of_commands", "kills_of_import", "kills_of_checkins", "kills_of_watched_folder", "large_file"):
        importlib.import_module(module)
    passed, failed, skipped = 0, 0, 0
    for name, run in Days.all:
        if given.only not in name:
            continue
        folder = pathlib.Path(tempfile.mkdtemp(prefix="muster-bad-day-"))
        begun = time.monotonic()
        try:
            run(Days(folder, pathlib.Path(given.program), random.Random(f"{seed} {name}"), given.all, ROOT))
            passed += 1
            print(f"  ok    {name} ({time.monotonic() - begun:.1f} s)", flush=True)
        except NotYet as missing:
            skipped += 1
            print(f"  skip  {name}: {missing}", flush=True)
        except Exception:  # whatever went wrong is this day's failure, and the next day is tried all the same
            failed += 1
            print(f"  FAIL  {name}, kept in {folder}\n{traceback.format_exc()}", flush=True)
            continue
        finally:
            Days.end_of_day()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


sys.exit(main())
