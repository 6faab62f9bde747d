"""The client without a Gavel."""

from __future__ import annotations

import pickle
import time
import unittest
from typing import Any, Dict, List

import gavel
from tests.fake import Answer, Asked, FakeGavel, serving

DONE: Dict[str, Any] = {"id": "0198", "status": "DONE", "verdict": "ACCEPTED", "passed": 1, "total": 1}
QUEUED = {**DONE, "status": "QUEUED", "verdict": None}
BUSY = {"type": "/problems/unavailable", "title": "The service is not ready", "status": 503, "detail": "Later."}
INVALID = {
    "type": "/problems/invalid",
    "title": "Some fields are invalid",
    "status": 422,
    "detail": "code: is missing.",
    "errors": [{"field": "code", "message": "is missing"}],
}


class ClientTests(unittest.TestCase):
    def test_sends_refused_request_again_with_same_key(self) -> None:
        server = FakeGavel(Answer(503, BUSY, {"Retry-After": "0"}), Answer(502), Answer(202, DONE))
        with serving(server.answer) as url:
            self.assertTrue(gavel.Client(url).submit(1, "code").accepted)
        keys = {asked.headers["Idempotency-Key"] for asked in server.asked}
        self.assertEqual(3, len(server.asked))
        self.assertEqual(1, len(keys))

    def test_gives_each_submission_its_own_key(self) -> None:
        server = FakeGavel(Answer(200, DONE), Answer(200, DONE))
        with serving(server.answer) as url:
            client = gavel.Client(url)
            client.submit(1, "code")
            client.submit(1, "code")
        self.assertEqual(2, len({asked.headers["Idempotency-Key"] for asked in server.asked}))

    def test_raises_problem_with_its_fields(self) -> None:
        server = FakeGavel(Answer(422, INVALID))
        with serving(server.answer) as url, self.assertRaises(gavel.Problem) as raised:
            gavel.Client(url).submit(1, "")
        for problem in (raised.exception, pickle.loads(pickle.dumps(raised.exception))):
            self.assertEqual("/problems/invalid", problem.type)
            self.assertEqual(422, problem.status)
            self.assertEqual((gavel.FieldError("code", "is missing"),), problem.errors)
            self.assertEqual("Some fields are invalid: code: is missing.", str(problem))

    def test_raises_at_once_if_pause_is_longer_than_its_patience(self) -> None:
        server = FakeGavel(Answer(429, {**BUSY, "status": 429}, {"Retry-After": "3600"}))
        with serving(server.answer) as url, self.assertRaises(gavel.Problem) as raised:
            gavel.Client(url).submit(1, "code")
        self.assertEqual(3600, raised.exception.retry_after)

    def test_awaits_quota_before_it_sends_more(self) -> None:
        spent = {"RateLimit-Policy": '"submissions";q=60;w=60', "RateLimit": '"submissions";r=0;t=1'}
        server = FakeGavel(Answer(200, DONE, spent), Answer(200, DONE), Answer(200, DONE))
        with serving(server.answer) as url:
            client = gavel.Client(url, patience=0.3)
            client.submit(1, "code")
            client.evaluate("code", {}, [])
            began = time.monotonic()
            client.submit(1, "code")
            self.assertGreater(time.monotonic() - began, 0.2)

    def test_polls_until_there_is_a_verdict(self) -> None:
        server = FakeGavel(Answer(202, QUEUED), Answer(200, {**QUEUED, "status": "RUNNING"}), Answer(200, DONE))
        with serving(server.answer) as url:
            submission = gavel.Client(url, token="gvl_1").submit(7, "code", user="ada")
        self.assertEqual("ACCEPTED", submission.verdict)
        self.assertEqual("/code/execute/7?wait=20000ms", server.asked[0].path)
        self.assertEqual("/submissions/0198?wait=20000ms", server.asked[2].path)
        self.assertEqual("Bearer gvl_1", server.asked[2].headers["Authorization"])

    def test_raises_if_there_is_no_verdict_in_time(self) -> None:
        with serving(lambda asked: Answer(200, QUEUED)) as url, self.assertRaises(gavel.TimedOut):
            gavel.Client(url).submit(7, "code", timeout=0.3)

    def test_deadline_begins_with_the_request(self) -> None:
        asked: List[Asked] = []

        def answer(one: Asked) -> Answer:
            asked.append(one)
            time.sleep(0.3)
            return Answer(202, QUEUED)

        with serving(answer) as url, self.assertRaises(gavel.TimedOut):
            gavel.Client(url).submit(7, "code", timeout=0.4)
        self.assertLessEqual(len(asked), 2)

    def test_deadline_ends_patience(self) -> None:
        with serving(lambda asked: Answer(503, BUSY)) as url:
            client = gavel.Client(url, patience=15)
            began = time.monotonic()
            with self.assertRaisesRegex(gavel.Problem, "Later"):
                client.submit(7, "code", timeout=0.3)
            with self.assertRaisesRegex(gavel.Problem, "Later"):
                client.evaluate("code", question_id=7, timeout=0.3)
            self.assertLess(time.monotonic() - began, 3)

    def test_ids_are_quoted(self) -> None:
        server = FakeGavel(*[Answer(404, {"title": "Not found"})] * 3)
        with serving(server.answer) as url:
            client = gavel.Client(url, patience=0.3)
            for find in (client.submission, client.evaluation, client.batch):
                with self.assertRaises(gavel.Problem):
                    find("a b/../c?d")
        self.assertEqual(
            [f"/{kind}/a%20b%2F..%2Fc%3Fd" for kind in ("submissions", "evaluations", "evaluations/batches")],
            [asked.path for asked in server.asked],
        )

    def test_follows_no_redirect_with_its_token(self) -> None:
        server = FakeGavel(Answer(302, None, {"Location": "http://elsewhere.example"}))
        with serving(server.answer) as url, self.assertRaisesRegex(gavel.GavelError, "redirects to http://elsewhere"):
            gavel.Client(url, token="gvl_1").submission("0198")

    def test_says_that_nobody_answers(self) -> None:
        with serving(lambda asked: Answer(200)) as url:
            pass
        with self.assertRaisesRegex(gavel.ConnectionFailed, url):
            gavel.Client(url, patience=0.2).submission("0198")

    def test_says_that_this_is_not_gavel(self) -> None:
        page = Answer(200, "page", {"Content-Type": "text/html"})
        with serving(lambda asked: page) as url, self.assertRaisesRegex(gavel.GavelError, "text/html instead of application/json"):
            gavel.Client(url).submission("0198")

    def test_refuses_addresses_that_are_none(self) -> None:
        for url in ("localhost:8080", "ftp://localhost", "http://ada:secret@localhost", "http://localhost/?page=1"):
            with self.subTest(url), self.assertRaises(ValueError):
                gavel.Client(url)

    def test_lists_questions_of_all_pages(self) -> None:
        def answer(asked: Asked) -> Answer:
            page = int(asked.path.split("page=")[1].split("&")[0])
            ids = range(100 * page, min(100 * page + 100, 150))
            return Answer(200, {"items": [{"id": n, "title": "T", "type": "Easy"} for n in ids], "total": 150})

        with serving(answer) as url:
            self.assertEqual(list(range(150)), [question.id for question in gavel.Client(url).questions()])


if __name__ == "__main__":
    unittest.main()
