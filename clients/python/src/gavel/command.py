"""The command ``gavel``."""

from __future__ import annotations

import argparse
import getpass
import hashlib
import json
import os
import re
import shlex
import sys
import tokenize
from collections import Counter
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Callable, Dict, Iterable, Iterator, Optional, Sequence, TypeVar

from gavel import login as logins
from gavel import screen
from gavel.client import Client
from gavel.errors import ConnectionFailed, GavelError, Problem
from gavel.login import Login
from gavel.models import ACCEPTED, BatchResult, Evaluation, Import, Submission
from gavel.transport import is_loopback
from gavel.version import VERSION

T = TypeVar("T")

OK = 0
NOT_ACCEPTED = 1
USAGE = 2
NO_VERDICT = 3
INTERRUPTED = 130

_OURS = ("INTERNAL_ERROR", "CANCELLED")
_LOOK_EVERY = 2.0

_DESCRIPTION = "Submits programs to Gavel, the judge for Python code, and shows their verdicts."
_EPILOG = """\
exit status:
  0    accepted; of a batch: all lines are; of an import: all questions and tests were taken
  1    judged and not accepted; of a batch: at least one line is not accepted, or was refused; of an import: something was
       refused
  2    wrong usage, or a file that cannot be read
  3    no verdict: the server cannot be reached, refused the request, failed to judge, or it was cancelled
  130  interrupted; what was sent is judged

environment:
  GAVEL_URL    where Gavel is, otherwise as "gavel login" stored it, otherwise http://localhost:8080
  GAVEL_TOKEN  an API token for that address, otherwise as "gavel login" stored it for the same URL. Another --url is
               sent a stored token only
"""


class UsageError(Exception):
    """Something that the user must change."""


def main(arguments: Optional[Sequence[str]] = None) -> int:
    given = sys.argv[1:] if arguments is None else arguments
    options = _parser().parse_args(given)
    options.again = shlex.join(["gavel", *given])
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except (UsageError, ValueError) as error:
        return _fail(str(error), USAGE)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            # Nobody reads on: python must not complain when it closes the stream.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return NO_VERDICT
        return _fail(str(error), USAGE)
    except Problem as problem:
        message = str(problem)
        if problem.status == 401:
            message += '\nStore a token with "gavel login", or set GAVEL_URL and GAVEL_TOKEN.'
        return _fail(message, NO_VERDICT)
    except ConnectionFailed as error:
        return _fail(f"{error}\nIs Gavel running there? Set GAVEL_URL or --url to another address.", NO_VERDICT)
    except GavelError as error:
        return _fail(str(error), NO_VERDICT)
    except KeyboardInterrupt:
        return INTERRUPTED


def run() -> None:
    sys.exit(main())


def _fail(message: str, status: int) -> int:
    print(f"gavel: {screen.plain(message)}", file=sys.stderr)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "gavel", description=_DESCRIPTION, epilog=_EPILOG, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--version", action="version", version=f"gavel {VERSION}")
    parser.add_argument("--url", help="where Gavel is")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    submit = commands.add_parser("submit", help="submit a program and wait for its verdict")
    submit.add_argument("file", metavar="FILE", help="the program; - for standard input")
    submit.add_argument("--question", metavar="ID", type=int, required=True, help="the question that it answers")
    submit.add_argument("--environment", metavar="NAME", help="what to run it in")
    submit.add_argument("--user", metavar="LABEL", help="the person for whom you submit")
    submit.add_argument("--no-wait", action="store_true", help="print the id of the submission and end")
    submit.add_argument("--json", action="store_true", help="print the submission as JSON")
    submit.set_defaults(command=_submit)

    watch = commands.add_parser("watch", help="wait for a submission, an evaluation or a batch")
    watch.add_argument("id", metavar="ID")
    watch.add_argument("--json", action="store_true", help="print it as JSON; the results of a batch as lines")
    watch.set_defaults(command=_watch)

    evaluate = commands.add_parser("evaluate", help="judge a batch of programs that bring their tests")
    evaluate.add_argument("file", metavar="FILE.jsonl", help="evaluations, one on each line")
    evaluate.add_argument("--output", metavar="FILE", help="where to write the results, as lines of JSON")
    evaluate.add_argument("--name", help="name of the batch; by default, the same file continues its batch")
    evaluate.add_argument("--no-tests", action="store_true", help="write results without their tests")
    evaluate.set_defaults(command=_evaluate)

    questions = commands.add_parser("questions", help="list questions")
    questions.add_argument("words", metavar="WORD", nargs="*", help="words in their title or statement")
    questions.add_argument("--difficulty", metavar="LEVEL", help="Easy, Medium or Hard")
    questions.add_argument("--json", action="store_true", help="print them as lines of JSON")
    questions.set_defaults(command=_questions)

    imported = commands.add_parser("import", help="import files of questions, after a dry run")
    imported.add_argument("files", metavar="FILE", nargs="+", help="in a format that Gavel reads, or an archive (.zip)")
    choice = imported.add_mutually_exclusive_group()
    choice.add_argument("--yes", action="store_true", help="import without asking after the dry run")
    choice.add_argument("--dry-run", action="store_true", help="only show what would be imported")
    imported.set_defaults(command=_import)

    login = commands.add_parser("login", help="store the address of Gavel and a token")
    login.add_argument("address", metavar="URL", nargs="?", help="where Gavel is")
    login.set_defaults(command=_login)
    return parser


def _client(options: argparse.Namespace) -> Client:
    found = logins.find(options.url, os.environ)
    return Client(found.url, found.token)


# --- commands ---


def _submit(options: argparse.Namespace) -> int:
    code = _source(options.file)
    client = _client(options)
    sent = client.submit(options.question, code, environment=options.environment, user=options.user, wait=False)
    if options.no_wait:
        _print(json.dumps(sent.raw) if options.json else sent.id)
        return OK
    return _show(client, sent, options.json)


def _watch(options: argparse.Namespace) -> int:
    client = _client(options)
    for find in (client.submission, client.evaluation):
        program = _known(lambda: find(options.id))
        if program is not None:
            return _show(client, program, options.json)
    batch = _known(lambda: client.batch(options.id))
    if batch is None:
        raise UsageError(f"there is no submission, evaluation or batch {options.id} that you may see")
    with _resumable(f"gavel watch {options.id}"):
        return _tell(
            client.batch_results(options.id, tests=options.json), batch.lines, _json if options.json else _line
        )


def _evaluate(options: argparse.Namespace) -> int:
    path = Path(options.file)
    count = _count_lines(path)
    client = _client(options)
    name = options.name or f"{re.sub('[^A-Za-z0-9._-]', '_', path.name)[:60]}-{_digest(path)}"
    with open(path, "rb") as lines, _resumable(options.again):
        batch = client.evaluate_batch(lines, name=name, tests=not options.no_tests)
        if options.output is None:
            return _tell(batch, count, _line)
        with _replacing(Path(options.output), path) as output:
            return _tell(batch, count, _json, output)


def _questions(options: argparse.Namespace) -> int:
    for question in _client(options).questions(" ".join(options.words) or None, options.difficulty):
        if options.json:
            _print(json.dumps(question.raw))
        else:
            _print(f"{question.id:>6}  {question.difficulty:<6}  {screen.plain(question.title)}")
    return OK


def _import(options: argparse.Namespace) -> int:
    client = _client(options)
    return max([_import_file(client, Path(file), options) for file in options.files])


def _import_file(client: Client, path: Path, options: argparse.Namespace) -> int:
    content = path.read_bytes()
    dry_run = _read(client, client.import_file(path.name, content))
    for question in client.imported_questions(dry_run.id):
        _print(screen.imported(question, dry_run=True))
    _print(screen.import_summary(dry_run))
    if dry_run.failure is not None:
        return NOT_ACCEPTED
    if options.dry_run or not dry_run.created + dry_run.changed or not (options.yes or _agrees()):
        return _taken(dry_run)
    done = _read(client, client.import_file(path.name, content, confirms=dry_run.id))
    if done.refused > dry_run.refused:
        for question in client.imported_questions(done.id):
            if question.outcome == "REFUSED":
                _print(screen.imported(question, dry_run=False))
    _print(screen.import_summary(done))
    return NOT_ACCEPTED if done.failure is not None else _taken(done)


def _taken(read: Import) -> int:
    return NOT_ACCEPTED if read.refused or read.refused_tests else OK


def _agrees() -> bool:
    if not sys.stdin.isatty():
        print("gavel: this was a dry run; import the questions with --yes", file=sys.stderr)
        return False
    return _ask("Import them? [y/N] ").lower() in ("y", "yes")


def _read(client: Client, begun: Import) -> Import:
    progress = screen.Progress()
    latest = begun
    for latest in client.follow_import(begun):
        progress.show(latest.done, latest.total, latest.file)
    progress.clear()
    return latest


def _login(options: argparse.Namespace) -> int:
    url = options.address or options.url or _ask_url()
    token = _ask_secretly("Token (from the page /account/tokens; none if Gavel has no accounts): ")
    client = Client(url, token or None)
    if token and not url.startswith("https:") and not is_loopback(url):
        print(f"gavel: {url} is not encrypted, so others on the way can read the token", file=sys.stderr)
    try:
        next(client.questions(), None)
    except Problem as problem:
        if problem.name != "out-of-scope":
            raise
    place = logins.write(Login(url, token or None), os.environ)
    _print(f"Stored in {place}")
    return OK


# --- input ---


def _source(file: str) -> str:
    """Reads a program as Python does: in the encoding that it declares."""
    if file == "-":
        return sys.stdin.read()
    try:
        with tokenize.open(file) as source:
            return source.read()
    except (SyntaxError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: {error}") from error


def _count_lines(path: Path) -> int:
    with open(path, "rb") as lines:
        return sum(1 for line in lines if line.strip())


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        for part in iter(lambda: file.read(1 << 20), b""):
            digest.update(part)
    return digest.hexdigest()[:16]


def _ask_url() -> str:
    try:
        known = logins.find(None, os.environ).url
    except ValueError:
        # It is about to be written anew.
        known = logins.DEFAULT_URL
    return _ask(f"URL [{known}]: ") or known


def _ask(question: str) -> str:
    return input(question).strip() if sys.stdin.isatty() else ""


def _ask_secretly(question: str) -> str:
    return (getpass.getpass(question) if sys.stdin.isatty() else sys.stdin.readline()).strip()


# --- output ---


@contextmanager
def _replacing(path: Path, source: Path) -> Iterator[IO[str]]:
    """Opens a file that takes the place of another one once it is complete. Devices and pipes are written to directly."""
    if path.exists() and not path.is_file():
        with open(path, "w", encoding="utf-8") as file:
            yield file
        return
    part = path.with_name(path.name + ".part")
    if source.resolve() in (path.resolve(), part.resolve()):
        raise UsageError(f"{path}: the results would replace the programs; name another file")
    try:
        with open(part, "w", encoding="utf-8") as file:
            yield file
        os.replace(part, path.resolve())
    except BaseException:
        if part.exists() and part.stat().st_size > 0:
            print(f"\ngavel: the results so far are in {part}", file=sys.stderr)
        else:
            part.unlink(missing_ok=True)
        raise


def _print(text: str) -> None:
    print(text, flush=True)


def _show(client: Client, program: Submission, as_json: bool) -> int:
    """Waits for a submission or an evaluation, and prints it."""
    progress = screen.Progress()
    if not as_json:
        _print(f"{'evaluation' if isinstance(program, Evaluation) else 'submission'} {program.id}")
    latest, said = program, ""
    with _resumable(f"gavel watch {program.id}"):
        for latest in client.follow(program, every=_LOOK_EVERY):
            text = screen.standing(latest)
            if not latest.is_final and text != said:
                progress.status(text)
                said = text
    progress.clear()
    if as_json:
        _print(json.dumps(latest.raw))
    else:
        _print("\n".join(filter(None, (screen.summary(latest), screen.details(latest)))))
    return _exit_status([latest.verdict or latest.status])


def _tell(
    results: Iterable[BatchResult],
    total: int,
    write: Callable[[BatchResult], str],
    output: Optional[IO[str]] = None,
) -> int:
    """Prints results as they come, then how many of each there are."""
    progress = screen.Progress()
    outcomes: Dict[str, int] = Counter()
    done = 0
    for result in results:
        done += 1
        outcomes[result.outcome] += 1
        if output is None:
            progress.clear()
        print(write(result), file=output, flush=True)
        progress.show(done, total, _counts(outcomes))
    progress.clear()
    print(f"{done} of {total} lines: {_counts(outcomes) or 'no results'}", file=sys.stderr)
    return _exit_status(outcomes)


def _known(find: Callable[[], T]) -> Optional[T]:
    try:
        return find()
    except Problem as problem:
        if problem.status in (404, 403):
            return None
        raise


def _json(result: BatchResult) -> str:
    return json.dumps(result.raw)


def _line(result: BatchResult) -> str:
    text = f"{result.custom_id or '-'}\t{result.outcome}"
    if result.problem is not None:
        text += f"\t{result.problem.detail}"
    elif result.evaluation is not None:
        text += f"\t{result.evaluation.passed} of {result.evaluation.total}"
    return screen.plain(text.replace("\n", " "))


def _counts(outcomes: Dict[str, int]) -> str:
    return ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items(), key=_most_first))


def _most_first(item: "tuple[str, int]") -> "tuple[int, str]":
    return -item[1], item[0]


def _exit_status(outcomes: Iterable[str]) -> int:
    different = set(outcomes)
    if different.intersection(_OURS):
        return NO_VERDICT
    return OK if different <= {ACCEPTED} else NOT_ACCEPTED


@contextmanager
def _resumable(command: str) -> Iterator[None]:
    try:
        yield
    except KeyboardInterrupt:
        print(f"\ngavel: interrupted; Gavel judges what was sent. To continue: {command}", file=sys.stderr)
        raise
