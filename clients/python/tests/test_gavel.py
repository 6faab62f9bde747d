"""The client and the command line against a running Gavel without accounts, that has its sample questions."""

from __future__ import annotations

import collections
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.parse
import uuid
from pathlib import Path
from typing import Any, Dict, Iterator, List, Tuple

import gavel
from tests.fake import BreakingProxy

URL = os.environ.get("GAVEL_URL", "")
FREQUENCY = "Find the frequency of element"
RIGHT = "def Findfrequency(nums, K):\n    return nums.count(K)\n"
WRONG = "def Findfrequency(nums, K):\n    return 0\n"
PROGRAM = {"metadata": {"kind": "program"}}


def line(number: int, seconds: float = 0.0) -> Dict[str, Any]:
    """Every tenth program is wrong."""
    printed = -1 if number % 10 == 0 else number
    code = f"import time\ntime.sleep({seconds})\nprint({printed})"
    return {"custom_id": f"n{number}", "code": code, "question": PROGRAM, "tests": [{"output": str(number)}]}


@unittest.skipUnless(URL, "GAVEL_URL is not set")
class GavelTests(unittest.TestCase):
    def setUp(self) -> None:
        self.client = gavel.Client(URL)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.environment = {**os.environ, "XDG_CONFIG_HOME": str(self.folder)}

    def command(self, *arguments: str) -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-m", "gavel", *arguments],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            universal_newlines=True,
            # Whoever runs these tests in the background may ignore it, and so would the command.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        )
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        return process

    def call(self, *arguments: str) -> Tuple[int, str, str]:
        process = self.command(*arguments)
        out, err = process.communicate(timeout=120)
        return process.returncode, out, err

    def write(self, name: str, text: str) -> str:
        file = self.folder / name
        file.write_text(text, encoding="utf-8")
        return str(file)

    def question(self) -> int:
        return next(self.client.questions("frequency")).id

    # --- Python ---

    def test_submits_and_waits(self) -> None:
        question = next(self.client.questions("frequency", "Easy"))
        self.assertEqual(FREQUENCY, question.title)
        self.assertEqual(FREQUENCY, self.client.question(question.id)["title"])
        submission = self.client.submit(question.id, RIGHT)
        self.assertTrue(submission.accepted)
        self.assertEqual(submission.passed, len(submission.tests))
        self.assertEqual(submission, self.client.submission(submission.id))

    def test_evaluates_program_on_its_own_tests(self) -> None:
        tests = [{"stdin": "1 2", "output": "3"}, {"stdin": "3 4", "output": "8"}]
        evaluation = self.client.evaluate("print(sum(map(int, input().split())))", PROGRAM, tests)
        self.assertEqual(("WRONG_ANSWER", 1, 2), (evaluation.verdict, evaluation.passed, evaluation.total))
        self.assertEqual("7\n", evaluation.tests[1].output)
        self.assertEqual("ACCEPTED", self.client.evaluate(RIGHT, question_id=self.question()).verdict)

    def test_says_what_is_wrong_with_request(self) -> None:
        with self.assertRaises(gavel.Problem) as raised:
            self.client.submit(self.question(), RIGHT, environment="nowhere\n")
        self.assertEqual("/problems/invalid", raised.exception.type)
        self.assertEqual("environment", raised.exception.errors[0].field)

    def test_lines_that_depend_on_results_come_slowly(self) -> None:
        seen: List[str] = []

        def lines() -> Iterator[Dict[str, Any]]:
            yield line(1)
            while not seen:
                time.sleep(0.01)
            yield line(2)

        for result in self.client.evaluate_batch(lines()):
            seen.append(str(result.custom_id))
        self.assertEqual(["n1", "n2"], seen)

    def test_lines_that_cannot_be_judged_have_a_problem(self) -> None:
        results = {result.custom_id: result for result in self.client.evaluate_batch([line(1), {"code": 7}, "{"])}
        self.assertTrue(results["n1"].accepted)
        self.assertEqual("/problems/malformed-json", getattr(results[None].problem, "type"))
        self.assertEqual("REFUSED", results["2"].outcome)

    def test_failure_of_the_source_of_lines_is_raised(self) -> None:
        def lines() -> Iterator[Dict[str, Any]]:
            yield line(1)
            raise LookupError("no more")

        with self.assertRaisesRegex(LookupError, "no more"):
            list(self.client.evaluate_batch(lines()))
        self.assertEqual([], list(self.client.evaluate_batch([])))

    def test_broken_connections_cost_no_line_and_double_none(self) -> None:
        address = urllib.parse.urlsplit(URL)
        proxy = BreakingProxy((str(address.hostname), address.port or 80), [20_000, 60_000, 300, 2000, 3000, 2000, 4000])
        self.addCleanup(proxy.close)
        count = 150
        batch = gavel.Client(proxy.url).evaluate_batch((line(number) for number in range(count)), tests=False)
        self.assert_each_once([result.raw for result in batch], count)
        self.assertGreaterEqual(proxy.cut, 3)
        self.assertEqual(count, batch.sent)

    # --- command line ---

    def test_submit_shows_verdict_and_watch_does_it_again(self) -> None:
        right, wrong = self.write("right.py", RIGHT), self.write("wrong.py", WRONG)
        question = str(self.question())
        status, out, err = self.call("submit", right, "--question", question)
        self.assertEqual((0, True), (status, "ACCEPTED, " in out), out + err)
        status, out, err = self.call("submit", wrong, "--question", question)
        self.assertEqual((1, True), (status, "test 1: WRONG_ANSWER: expected" in out), out + err)
        submission = out.split()[1]
        status, again, _ = self.call("watch", submission)
        self.assertEqual((1, out), (status, again))
        self.assertEqual(submission, json.loads(self.call("watch", submission, "--json")[1])["id"])
        self.assertIn(FREQUENCY, self.call("questions", "frequency")[1])
        self.assertEqual(2, self.call("watch", str(uuid.uuid4()))[0])

    def test_evaluate_prints_a_line_for_each_and_counts_them(self) -> None:
        file = self.write("programs.jsonl", "".join(json.dumps(line(number)) + "\n" for number in range(1, 11)))
        status, out, err = self.call("evaluate", file, "--name", str(uuid.uuid4()))
        self.assertEqual(1, status, err)
        self.assertEqual({f"n{number}" for number in range(1, 11)}, {each.split("\t")[0] for each in out.splitlines()})
        self.assertIn("n10\tWRONG_ANSWER\t0 of 1\n", out)
        self.assertTrue(err.endswith("10 of 10 lines: 9 ACCEPTED, 1 WRONG_ANSWER\n"), err)

    def test_command_that_dies_halfway_and_is_started_again_has_each_result_once(self) -> None:
        count = 40
        # Another file each time, because the same one would continue the same batch.
        # The last lines take long, so that the batch does not end before the command.
        seconds = (1.5 if number >= count - 4 else 0.05 for number in range(count))
        lines = "".join(json.dumps(line(number, each)) + "\n" for number, each in enumerate(seconds))
        file = self.write(f"{uuid.uuid4()}.jsonl", lines)
        output = self.folder / "results.jsonl"
        part = self.folder / "results.jsonl.part"
        for end in (signal.SIGKILL, signal.SIGINT):
            part.unlink(missing_ok=True)
            dying = self.command("evaluate", file, "--output", str(output))
            while not part.exists() or part.read_bytes().count(b"\n") < 10:
                self.assertIsNone(dying.poll())
                time.sleep(0.01)
            dying.send_signal(end)
            _, err = dying.communicate(timeout=60)
            if end == signal.SIGINT:
                self.assertEqual(130, dying.returncode)
                self.assertIn(f"the results so far are in {part}", err)
                self.assertIn(f"To continue: gavel evaluate {file} --output {output}", err)
        status, _, err = self.call("evaluate", file, "--output", str(output))
        self.assertEqual(1, status, err)
        self.assert_each_once([json.loads(each) for each in output.read_text().splitlines()], count)

    def assert_each_once(self, results: List[Any], count: int) -> None:
        ids = collections.Counter(result["custom_id"] for result in results)
        self.assertEqual({f"n{number}": 1 for number in range(count)}, dict(ids))
        self.assertEqual(list(range(1, count + 1)), [result["position"] for result in results])
        wrong = {result["custom_id"] for result in results if result["evaluation"]["verdict"] != "ACCEPTED"}
        self.assertEqual({f"n{number}" for number in range(0, count, 10)}, wrong)


if __name__ == "__main__":
    unittest.main()
