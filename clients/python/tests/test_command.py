"""The command line without a Gavel."""

from __future__ import annotations

import contextlib
import io
import json
import os
import stat
import tempfile
import unittest
from pathlib import Path
from typing import Any, Dict, Tuple
from unittest import mock

import gavel
from gavel import command, login, screen
from gavel.login import Login
from tests.fake import Answer, FakeGavel, serving
from tests.test_batch import FakeBatch

QUESTIONS = {"items": [{"id": 7, "title": "Two\x1b[2Jsum", "type": "Easy"}], "total": 1}


class CommandTests(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext_(tempfile.TemporaryDirectory()))
        self.environment = {"XDG_CONFIG_HOME": str(self.folder / "config")}

    def enterContext_(self, context: Any) -> Any:  # enterContext came with Python 3.11
        value = context.__enter__()
        self.addCleanup(context.__exit__, None, None, None)
        return value

    def call(self, *arguments: str, **environment: str) -> Tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        with contextlib.ExitStack() as stack:
            stack.enter_context(mock.patch.dict(os.environ, {**self.environment, **environment}, clear=True))
            stack.enter_context(contextlib.redirect_stdout(out))
            stack.enter_context(contextlib.redirect_stderr(err))
            try:
                status = command.main(arguments)
            except SystemExit as end:
                status = int(end.code or 0)
        return status, out.getvalue(), err.getvalue()

    def judged(self, verdict: str, **more: Any) -> Answer:
        document: Dict[str, Any] = {"id": "0198", "status": "DONE", "verdict": verdict, "passed": 3, "total": 4, **more}
        return Answer(200, document)

    def submit(self, answer: Answer) -> Tuple[int, str, str]:
        program = self.folder / "solution.py"
        program.write_bytes("# coding: latin-1\nprint('é')\n".encode("latin-1"))
        self.server = FakeGavel(answer)
        with serving(self.server.answer) as url:
            return self.call("submit", str(program), "--question", "1", GAVEL_URL=url)

    def test_exit_status_says_what_the_verdict_is(self) -> None:
        self.assertEqual(0, self.submit(self.judged("ACCEPTED"))[0])
        self.assertEqual(1, self.submit(self.judged("WRONG_ANSWER"))[0])
        self.assertEqual(3, self.submit(self.judged("INTERNAL_ERROR"))[0])
        self.assertEqual(3, self.submit(Answer(404, {"title": "Not found", "detail": "There is no question 1."}))[0])
        self.assertEqual(2, self.call("submit", "nowhere.py", "--question", "1")[0])
        self.assertEqual(2, self.call("submit")[0])

    def test_program_is_read_in_the_encoding_that_it_declares(self) -> None:
        self.submit(self.judged("ACCEPTED"))
        self.assertIn(rb"print('\u00e9')", self.server.asked[0].body)

    def test_what_programs_print_does_not_control_the_terminal(self) -> None:
        error = {"type": "ValueError", "message": "\x1b]0;pwned\x07", "line": 1, "traceback": None}
        _, out, _ = self.submit(self.judged("RUNTIME_ERROR", error=error))
        self.assertIn(r"ValueError: \x1b]0;pwned\x07", out)
        self.assertEqual("a\\x1b[2J\nb", screen.plain("a\x1b[2J\nb"))

    def test_lists_questions(self) -> None:
        server = FakeGavel(Answer(200, QUESTIONS))
        with serving(server.answer) as url:
            self.assertEqual((0, "     7  Easy    Two\\x1b[2Jsum\n", ""), self.call("--url", url, "questions", "two", "sum"))
        self.assertIn("q=two+sum", server.asked[0].path)

    def test_imports_what_the_dry_run_has_shown(self) -> None:
        report = {
            "source_id": "Mean/1",
            "title": "Mean",
            "outcome": "CREATED",
            "tests": 2,
            "refused_tests": 1,
            "notes": {"refused": [{"name": "line 3", "reason": "output: is missing."}]},
        }
        server = FakeGavel(
            Answer(202, self.imported(5, True, "RUNNING")),
            Answer(200, self.imported(5, True, "DONE")),
            Answer(200, {"items": [report]}),
            Answer(202, self.imported(6, False, "DONE")),
        )
        file = self.folder / "means.jsonl"
        file.write_bytes(b"{}\n")
        with serving(server.answer) as url, mock.patch("time.sleep"):
            status, out, _ = self.call("--url", url, "import", "--yes", str(file))
        self.assertEqual(1, status)
        self.assertIn("to create\tMean/1\tMean\t2 tests, 1 refused\n    line 3: output: is missing.", out)
        self.assertIn("means.jsonl: JSONL: 1 created", out)
        self.assertIn(b'name="confirms"\r\n\r\n5\r\n', server.asked[3].body)
        self.assertIn(b'filename="means.jsonl"', server.asked[3].body)

    def test_tells_what_only_the_import_has_refused(self) -> None:
        report = {
            "source_id": "Mean/1",
            "title": "Mean",
            "outcome": "REFUSED",
            "tests": 2,
            "refused_tests": 0,
            "notes": {"errors": ["Another import has just changed this question."]},
        }
        refused = dict(self.imported(6, False, "DONE"), questions={"created": 0, "changed": 0, "unchanged": 0, "refused": 1})
        server = FakeGavel(
            Answer(202, dict(self.imported(5, True, "DONE"), refused_tests=0)),
            Answer(200, {"items": []}),
            Answer(202, dict(refused, refused_tests=0)),
            Answer(200, {"items": [report]}),
        )
        file = self.folder / "means.jsonl"
        file.write_bytes(b"{}\n")
        with serving(server.answer) as url, mock.patch("time.sleep"):
            status, out, _ = self.call("--url", url, "import", "--yes", str(file))
        self.assertEqual(1, status)
        self.assertIn("Another import has just changed this question.", out)

    @staticmethod
    def imported(number: int, dry_run: bool, state: str) -> Dict[str, Any]:
        return {
            "id": number,
            "file": "means.jsonl",
            "dry_run": dry_run,
            "state": state,
            "format": "JSONL",
            "done": 3,
            "total": 3,
            "questions": {"created": 1, "changed": 0, "unchanged": 0, "refused": 0},
            "tests": 2,
            "refused_tests": 1,
            "notes": [],
        }

    def test_login_is_stored_for_its_owner_only(self) -> None:
        server = FakeGavel(Answer(200, QUESTIONS), Answer(200, QUESTIONS))
        with serving(server.answer) as url, mock.patch("sys.stdin", io.StringIO("gvl_secret\n")):
            self.assertEqual(0, self.call("login", url)[0])
            self.assertEqual(0, self.call("questions")[0])
        self.assertEqual("Bearer gvl_secret", server.asked[1].headers["Authorization"])
        file = login.path(self.environment)
        self.assertEqual(0o600, stat.S_IMODE(file.stat().st_mode))
        self.assertEqual([file], list(file.parent.iterdir()))

    def test_login_with_wrong_token_stores_nothing(self) -> None:
        server = FakeGavel(Answer(401, {"type": "/problems/invalid-token", "title": "The token is not valid"}))
        with serving(server.answer) as url, mock.patch("sys.stdin", io.StringIO("gvl_wrong\n")):
            status, _, err = self.call("login", url)
        self.assertEqual(3, status)
        self.assertIn("The token is not valid", err)
        self.assertFalse(login.path(self.environment).exists())

    def test_stored_token_is_sent_to_its_server_only(self) -> None:
        login.write(Login("https://one.example/", "gvl_1"), self.environment)
        there = Login("https://one.example", "gvl_1")
        self.assertEqual(there, login.find(None, self.environment))
        self.assertEqual(Login("http://two.example", None), login.find("http://two.example", self.environment))
        elsewhere = {**self.environment, "GAVEL_URL": "http://two.example"}
        self.assertEqual(Login("http://two.example", None), login.find(None, elsewhere))
        given = {**elsewhere, "GAVEL_TOKEN": "gvl_2"}
        self.assertEqual(Login("http://two.example", "gvl_2"), login.find(None, given))
        self.assertEqual(Login("http://two.example/", "gvl_2"), login.find("http://two.example/", given))
        self.assertEqual(Login("http://three.example", None), login.find("http://three.example", given))
        self.assertEqual(there, login.find("https://one.example", given))

    def test_damaged_login_is_named_and_written_anew(self) -> None:
        file = login.path(self.environment)
        file.parent.mkdir(parents=True)
        for damaged in ("", "[]", "{}"):
            file.write_text(damaged)
            status, _, err = self.call("questions")
            self.assertEqual((2, True), (status, f"{file} is damaged" in err), err)
        with serving(FakeGavel(Answer(200, QUESTIONS)).answer) as url, mock.patch("sys.stdin", io.StringIO("gvl_1\n")):
            with mock.patch("gavel.login.DEFAULT_URL", url):
                self.assertEqual(0, self.call("login")[0])
        self.assertEqual(Login(url, "gvl_1"), login.read(self.environment))

    def test_warns_before_it_sends_a_token_unencrypted(self) -> None:
        with mock.patch("gavel.command.Client.questions", side_effect=gavel.ConnectionFailed("away")):
            with mock.patch("sys.stdin", io.StringIO("gvl_1\n")):
                _, _, err = self.call("login", "http://gavel.example.org")
        self.assertLess(err.index("not encrypted"), err.index("away"))

    # --- results in a file ---

    def evaluate(self, output: Path, url: str) -> Tuple[int, str, str]:
        programs = self.folder / "programs.jsonl"
        programs.write_text("{}\n")
        return self.call("evaluate", str(programs), "--output", str(output), GAVEL_URL=url)

    def test_results_take_the_place_of_former_ones_once_they_are_complete(self) -> None:
        output = self.folder / "results.jsonl"
        output.write_text("former")
        with serving(FakeBatch().answer) as url:
            self.assertEqual(1, self.evaluate(output, url)[0])
        self.assertEqual(1, json.loads(output.read_text())["position"])
        self.assertFalse((self.folder / "results.jsonl.part").exists())

    def test_former_results_stay_if_there_are_no_others(self) -> None:
        output = self.folder / "results.jsonl"
        output.write_text("former")
        with serving(lambda asked: Answer(403, {"title": "No"})) as url:
            self.assertEqual(3, self.evaluate(output, url)[0])
        self.assertEqual("former", output.read_text())
        self.assertFalse((self.folder / "results.jsonl.part").exists())

    def test_results_do_not_replace_the_programs(self) -> None:
        programs = self.folder / "programs.jsonl"
        for output in (programs, self.folder / "config" / ".." / "programs.jsonl"):
            status, _, err = self.evaluate(output, "http://localhost:1")
            self.assertEqual((2, True), (status, "would replace the programs" in err), err)
            self.assertEqual("{}\n", programs.read_text())

    def test_results_may_go_to_a_device(self) -> None:
        with serving(FakeBatch().answer) as url:
            self.assertEqual(1, self.evaluate(Path(os.devnull), url)[0])
        self.assertFalse(Path(os.devnull).is_file())


class ProgressTests(unittest.TestCase):
    def test_is_a_bar_on_a_terminal(self) -> None:
        screen_of_terminal = io.StringIO()
        with mock.patch.object(screen_of_terminal, "isatty", return_value=True):
            progress = screen.Progress(screen_of_terminal)
            progress.show(5, 10, "5 ACCEPTED")
            self.assertEqual("\r[" + 15 * "#" + 15 * "." + "] 5 of 10  5 ACCEPTED", screen_of_terminal.getvalue())
            progress.clear()
            self.assertTrue(screen_of_terminal.getvalue().endswith(" \r"))

    def test_is_a_line_for_each_tenth_elsewhere(self) -> None:
        file = io.StringIO()
        progress = screen.Progress(file)
        for done in range(1, 21):
            progress.show(done, 20, f"{done} ACCEPTED")
        self.assertEqual([f"{done} of 20  {done} ACCEPTED" for done in range(2, 21, 2)], file.getvalue().splitlines())


if __name__ == "__main__":
    unittest.main()
