package dev.gavel.benchmarks.mix;

import dev.gavel.message.Verdict;

/**
 * A kind of program, and how many among a hundred are of it. What a program computes is
 * measured out in CPU time, so that it takes as long on any machine.
 */
enum Kind {

	/** A half of a millisecond for each of ten tests. */
	QUICK("quick, 5 ms", 30, Verdict.ACCEPTED, burning(0.0005, "return n + 1")),
	USUAL("usual, 50 ms", 26, Verdict.ACCEPTED, burning(0.005, "return n + 1")),
	THOROUGH("thorough, 200 ms", 14, Verdict.ACCEPTED, burning(0.020, "return n + 1")),
	SLOW("slow, 1 s", 3, Verdict.ACCEPTED, burning(0.100, "return n + 1")),
	WRONG("wrong, 50 ms", 12, Verdict.WRONG_ANSWER, burning(0.005, "return n + 1 + n // 7")),
	CRASHING("crashing", 6, Verdict.RUNTIME_ERROR, burning(0.0005, "return n // 0")),
	BROKEN("does not compile", 3, Verdict.COMPILATION_ERROR, "def solve(n):\n    return n +\n"),

	ENDLESS("endless loop", 2, Verdict.TIME_LIMIT_EXCEEDED, "def solve(n):\n    while True:\n        pass\n"),
	HOGGING("memory hog", 2, Verdict.MEMORY_LIMIT_EXCEEDED,
			"def solve(n):\n    hoard = []\n    while True:\n        hoard.append(bytearray(1 << 20))\n"),
	FORKING("fork bomb", 2, Verdict.RUNTIME_ERROR, "import os\n\ndef solve(n):\n    while True:\n        os.fork()\n");

	private final String title;

	private final int share;

	private final Verdict verdict;

	private final String source;

	Kind(String title, int share, Verdict verdict, String source) {
		this.title = title;
		this.share = share;
		this.verdict = verdict;
		this.source = source;
	}

	private static String burning(double seconds, String end) {
		return """
				from time import process_time

				def solve(n: int) -> int:
				    begin = process_time()
				    while process_time() - begin < %s:
				        pass
				    %s
				""".formatted(seconds, end);
	}

	String title() {
		return title;
	}

	int share() {
		return share;
	}

	/** What each such program must come to. */
	Verdict verdict() {
		return verdict;
	}

	String source() {
		return source;
	}

	/** Whether it means harm, and so is sent where limits are short. */
	boolean hostile() {
		return ordinal() >= ENDLESS.ordinal();
	}

}
