"""Holds README.md and data/docs to the program. Python's own library only; ends with "N passed, N failed, N skipped".

A command line is an indented or fenced line that begins with build/app/muster, muster, app/run or tests/run. Lines of muster are run in
the order of their document, in a folder of their own with a demonstration store; what serves, or has words in CAPITALS to be filled in,
is checked against --help only."""
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "build/app/muster"
STORES = ("build/demo", "/var/lib/muster")       # what the documents call the store
NEVER_RUN = {"serve", "simulate"}                # they would not end; tests/bad_days and tests/browser run them
passed, failed = 0, []


def check(good, where, what):
    global passed
    if good:
        passed += 1
    else:
        failed.append(f"{where}: {what}")


def said_by(*command):
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, cwd=ROOT, timeout=60)
    return done.stdout + done.stderr if done.returncode == 0 else None


class Helps:
    """What --help tells, asked once each."""
    known = {}

    @classmethod
    def of(cls, *command):
        if command not in cls.known:
            text = said_by(*command, "--help")
            cls.known[command] = None if text is None else set(re.findall(r"--[a-z][a-z-]*", text)) | {"--help"}
        return cls.known[command]

    @classmethod
    def all_options(cls):
        commands = re.findall(r"^  ([a-z]+) ", said_by(PROGRAM, "--help"), re.M)
        lists = [cls.of(PROGRAM, name) for name in commands] + [cls.of(ROOT / "app/run"), cls.of(ROOT / "tests/run"), {"--version"}]
        return set().union(*lists)


def check_words(where, words):
    """The command is there and has the options."""
    if words[0].endswith("muster"):
        if len(words) < 2 or words[1].startswith("-") or words[1].isupper():
            return True  # `muster --help`, `muster COMMAND --help`
        command, rest = (PROGRAM, words[1]), words[2:]
    else:
        command, rest = (ROOT / words[0],), words[1:]
    options = Helps.of(*command)
    check(options is not None, where, f"there is no {' '.join(words[:2])}")
    for word in rest:
        if word.startswith("--") and options is not None:
            check(word.split("=")[0] in options, where, f"{' '.join(words[:2])} has no option {word}")
    return options is not None


def command_lines(text):
    fenced = False
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("```"):
            fenced = not fenced
        elif (fenced or line.startswith("    ")) and re.match(r"\s*(\$ )?(build/app/muster|muster|app/run|tests/run)(\s|$)", line):
            yield number, shlex.split(line.strip().removeprefix("$ "), comments=True)


def demonstration():
    """A store to try things on, played once for one build of the program (tests/bad_days keeps the same)."""
    kept = ROOT / "build/bad-days" / f"{PROGRAM.stat().st_mtime_ns}"
    if not (kept / "muster.db").exists():
        shutil.rmtree(kept.parent, ignore_errors=True)
        making = kept.with_suffix(".new")
        subprocess.run([str(PROGRAM), "demo", "--data", str(making)], check=True, capture_output=True)
        making.rename(kept)
    return kept


def run_line(where, words, store, folder):
    def placed(word):
        for name in STORES:
            if word == name or word.startswith(name):
                return str(store) + word[len(name):]
        if word.startswith("/"):
            return str(folder / word[1:].replace("/", "_"))
        return str(ROOT / word) if (ROOT / word).exists() and not word.startswith("-") else word

    done = subprocess.run([str(PROGRAM), *map(placed, words[1:])], capture_output=True, text=True, cwd=folder, timeout=120)
    answered = (0, 1) if "--require" in words else (0,)
    check(done.returncode in answered, where, f"{' '.join(words)} ended with {done.returncode}: {done.stderr.strip()}")


def check_commands(document, name):
    with tempfile.TemporaryDirectory(prefix="muster-documents-") as temporary:
        folder, store = pathlib.Path(temporary), None
        for number, words in command_lines(document):
            where = f"{name}:{number}"
            there = check_words(where, words)
            runs = there and words[0].endswith("muster") and len(words) > 1 and words[1] not in NEVER_RUN
            if not runs or "--help" in words or any(re.fullmatch(r"[A-Z]{2,}…?|<.*>|.*…", word) for word in words[1:]):
                continue
            if store is None:
                store = folder / "store"
                shutil.copytree(demonstration(), store)
            run_line(where, words, store, folder)


def check_spans(document, name, options):
    text = re.sub(r"^```.*?^```", lambda m: "\n" * m.group().count("\n"), document, flags=re.M | re.S)
    for number, line in enumerate(text.splitlines(), 1):
        for span in re.findall(r"`([^`]+)`", line):
            if re.match(r"(build/app/)?muster [a-z]", span) or re.match(r"(app|tests)/run( |$)", span):
                check_words(f"{name}:{number}", re.sub(r"[\[\]|]", " ", span).split())
            elif re.fullmatch(r"--[a-z][a-z-]*( .*)?", span):
                check(span.split()[0] in options, f"{name}:{number}", f"nothing has an option {span}")


def anchors(text):
    """The anchors that a page of headings gets."""
    return {re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-") for heading in re.findall(r"^#+ (.*)$", text, re.M)}


def check_links(document, name, path):
    for target in re.findall(r"\]\(([^)\s]+)\)", document):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        other = (path.parent / file) if file else path
        check(other.exists(), name, f"the link {target} leads nowhere")
        if anchor and other.is_file():
            check(anchor in anchors(other.read_text()), name, f"the link {target} names no heading")


documents = [ROOT / "README.md", *sorted((ROOT / "data/docs").rglob("*.md"))]
options = Helps.all_options()
for path in documents:
    name, text = str(path.relative_to(ROOT)), path.read_text()
    check_links(text, name, path)
    check_spans(text, name, options)
    check_commands(text, name)
for line in failed:
    print(f"  FAIL  {line}")
print(f"{passed} passed, {len(failed)} failed, 0 skipped")
sys.exit(1 if failed else 0)
