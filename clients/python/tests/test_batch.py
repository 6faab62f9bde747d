"""Batches without a Gavel."""

from __future__ import annotations

import json
import threading
import time
import types
import unittest
import urllib.parse
from typing import Any, Dict, Iterator, List

import gavel
from gavel.batch import _numbered
from tests.fake import Answer, Asked, serving

JSON_LINES = {"Content-Type": "application/jsonl"}


class FakeBatch:
    """A server with one batch. It gives each line a result while somebody follows."""

    def __init__(self, lines: int = 0) -> None:
        self.lines = lines
        self.complete = lines > 0
        self.uploads: List[bool] = []
        self.follows = 0

    def answer(self, asked: Asked) -> Answer:
        path, _, query = asked.path.partition("?")
        values = dict(urllib.parse.parse_qsl(query))
        if asked.method == "POST":
            return self.upload(asked.body, values.get("more") == "true")
        if path.endswith("/results"):
            self.follows += 1
            return self.results(int(values["after"]))
        return self.progress()

    def upload(self, body: bytes, more: bool) -> Answer:
        self.uploads.append(more)
        self.lines += len(body.splitlines())
        self.complete = not more
        return self.progress()

    def progress(self) -> Answer:
        status = "DONE" if self.complete else "RECEIVING"
        return Answer(200, {"id": "b", "name": "n", "status": status, "lines": self.lines, "done": self.lines})

    def results(self, after: int) -> Answer:
        return Answer(200, None, JSON_LINES, self.follow(after))

    def follow(self, after: int) -> Iterator[bytes]:
        while True:
            complete = self.complete
            while after < self.lines:
                after += 1
                yield self.result(after)
            if complete:
                return
            yield b"\n"
            time.sleep(0.01)

    def result(self, position: int) -> bytes:
        return b'{"position": %d, "problem": {"status": 422}}\n' % position


class BatchTests(unittest.TestCase):
    def positions(self, server: FakeBatch) -> List[int]:
        with serving(server.answer) as url:
            return [result.position for result in gavel.Client(url, patience=2).batch_results("b")]

    def test_lines_that_come_slowly_complete_the_batch_once_and_are_followed_at_a_stretch(self) -> None:
        server = FakeBatch()

        def lines() -> Iterator[Dict[str, Any]]:
            for _ in range(3):
                yield {}
                time.sleep(0.3)

        with serving(server.answer) as url:
            batch = gavel.Client(url).evaluate_batch(lines())
            self.assertEqual([1, 2, 3], [result.position for result in batch])
        # The last one may begin while the client does not know yet that the upload has ended.
        self.assertLessEqual(server.follows, 2)
        self.assertEqual([True, True, True, False], server.uploads)

    def test_few_lines_are_one_request(self) -> None:
        server = FakeBatch()
        with serving(server.answer) as url:
            self.assertEqual(2, len(list(gavel.Client(url).evaluate_batch([{}, {}]))))
        self.assertEqual([False], server.uploads)

    def test_refused_upload_is_raised_while_no_results_come(self) -> None:
        class Refusing(FakeBatch):
            def upload(self, body: bytes, more: bool) -> Answer:
                return Answer(403, {"title": "Too late"}) if self.uploads else super().upload(body, more)

        def lines() -> Iterator[Dict[str, Any]]:
            yield {}
            time.sleep(0.3)
            yield {}

        server = Refusing()
        with serving(server.answer) as url, self.assertRaisesRegex(gavel.Problem, "Too late"):
            list(gavel.Client(url).evaluate_batch(lines()))
        self.assertEqual(1, server.follows)

    def test_failure_of_the_source_leaves_the_batch_open(self) -> None:
        def lines() -> Iterator[Dict[str, Any]]:
            yield {}
            time.sleep(0.3)
            raise LookupError("no more")

        server = FakeBatch()
        with serving(server.answer) as url, self.assertRaisesRegex(LookupError, "no more"):
            list(gavel.Client(url).evaluate_batch(lines()))
        self.assertEqual([True], server.uploads)

    def test_abandoned_batch_sends_no_more(self) -> None:
        def lines() -> Iterator[Dict[str, Any]]:
            while True:
                yield {}
                time.sleep(0.05)

        server = FakeBatch()
        with serving(server.answer) as url:
            for _ in gavel.Client(url).evaluate_batch(lines()):
                break
            until = time.monotonic() + 5
            while any(thread.name == "gavel-batch" for thread in threading.enumerate()):
                self.assertLess(time.monotonic(), until)
                time.sleep(0.05)

    def test_connection_that_breaks_anywhere_loses_no_result(self) -> None:
        cuts: List[List[bytes]] = [[], [b"\n"], [b'{"position": '], [FakeBatch().result(1)]]
        for parts in cuts:

            class Breaking(FakeBatch):
                def results(self, after: int) -> Answer:
                    return Answer(200, None, JSON_LINES, parts, True) if self.follows == 1 else super().results(after)

            with self.subTest(parts):
                self.assertEqual([1, 2, 3], self.positions(Breaking(3)))

    def test_empty_answer_is_not_yet_the_end(self) -> None:
        class Hiding(FakeBatch):
            def results(self, after: int) -> Answer:
                return Answer(200, None, JSON_LINES, []) if self.follows == 1 else super().results(after)

        self.assertEqual([1, 2], self.positions(Hiding(2)))

    def test_deleted_results_do_not_come(self) -> None:
        class Old(FakeBatch):
            def follow(self, after: int) -> Iterator[bytes]:
                return iter([])

        self.assertEqual([], self.positions(Old(2)))

    def test_says_that_this_is_not_gavel(self) -> None:
        class Page(FakeBatch):
            def results(self, after: int) -> Answer:
                return Answer(200, "page", {"Content-Type": "text/html"})

        with self.assertRaisesRegex(gavel.GavelError, "text/html instead of application/jsonl"):
            self.positions(Page(1))


class NumberedLinesTests(unittest.TestCase):
    def test_give_lines_without_id_their_number_and_change_nothing_else(self) -> None:
        lines: List[gavel.Line] = ['{"a": 1.00000000000000000001}\n', "", b" {} ", {"custom_id": "x"}, "not json", "[1]"]
        self.assertEqual(
            [
                b'{"custom_id": "1", "a": 1.00000000000000000001}',
                b'{"custom_id": "3"}',
                b'{"custom_id": "x"}',
                b"not json",
                b"[1]",
            ],
            list(_numbered(lines)),
        )

    def test_are_one_line_each(self) -> None:
        lines: List[gavel.Line] = [json.dumps({"a": 1}, indent=1), "not\njson"]
        self.assertEqual([b'{"custom_id": "1", "a": 1 }', b"not json"], list(_numbered(lines)))

    def test_may_begin_with_a_byte_order_mark(self) -> None:
        self.assertEqual([b'{"custom_id": "1", "a": 1}'], list(_numbered([b'\xef\xbb\xbf{"a": 1}'])))

    def test_may_be_mappings_of_any_class(self) -> None:
        mapping = types.MappingProxyType({"a": types.MappingProxyType({"b": 1})})
        self.assertEqual([b'{"custom_id": "1", "a": {"b": 1}}'], list(_numbered([mapping])))

    def test_that_cannot_be_read_are_for_the_server_to_refuse(self) -> None:
        deep = b"[" * 100_000
        self.assertEqual([deep, b"\xff"], list(_numbered([deep, b"\xff"])))

    def test_refuse_the_same_id_twice(self) -> None:
        with self.assertRaisesRegex(ValueError, "lines 1 and 3 both have the custom_id 'x'"):
            list(_numbered([{"custom_id": "x"}, {}, {"custom_id": "x"}]))


if __name__ == "__main__":
    unittest.main()
