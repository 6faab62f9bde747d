package dev.gavel.benchmarks;

import dev.gavel.message.Verdict;

/**
 * A kind of program, and its share in a hundred. Programs compute for a given CPU time,
 * so that they take as long on any machine.
 */
enum ProgramKind {

	QUICK("quick, 5 ms", 30, Verdict.ACCEPTED, computing(0.0005, "return n + 1")),
	USUAL("usual, 50 ms", 26, Verdict.ACCEPTED, computing(0.005, "return n + 1")),
	THOROUGH("thorough, 200 ms", 14, Verdict.ACCEPTED, computing(0.020, "return n + 1")),
	SLOW("slow, 1 s", 3, Verdict.ACCEPTED, computing(0.100, "return n + 1")),
	WRONG("wrong, 50 ms", 12, Verdict.WRONG_ANSWER, computing(0.005, "return n + 1 + n // 7")),
	CRASHING("crashing", 6, Verdict.RUNTIME_ERROR, computing(0.0005, "return n // 0")),
	BROKEN("does not compile", 3, Verdict.COMPILATION_ERROR, "def solve(n):\n    return n +\n"),
	ENDLESS("endless loop", 2, Verdict.TIME_LIMIT_EXCEEDED, "def solve(n):\n    while True:\n        pass\n"),
	HOGGING("memory hog", 2, Verdict.MEMORY_LIMIT_EXCEEDED,
			"def solve(n):\n    hoard = []\n    while True:\n        hoard.append(bytearray(1 << 20))\n"),
	FORKING("fork bomb", 2, Verdict.RUNTIME_ERROR, "import os\n\ndef solve(n):\n    while True:\n        os.fork()\n");

	private final String title;

	private final int share;

	private final Verdict verdict;

	private final String source;

	ProgramKind(String title, int share, Verdict verdict, String source) {
		this.title = title;
		this.share = share;
		this.verdict = verdict;
		this.source = source;
	}

	private static String computing(double seconds, String end) {
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

	/** What each such program must get. */
	Verdict verdict() {
		return verdict;
	}

	String source() {
		return source;
	}

	boolean isHostile() {
		return compareTo(ENDLESS) >= 0;
	}

}
