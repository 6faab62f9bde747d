package dev.gavel.worker.testrun;

import dev.gavel.worker.printed.PrintedAnswer;
import dev.gavel.worker.sandbox.RunResult;
import org.jspecify.annotations.Nullable;

/**
 * A test run whose result is kept until its test is due.
 *
 * @param printed what the program printed, if that is its answer
 */
record KeptRun(RunResult result, byte[] printed) {

	/** How large one may be. */
	static final int MOST_BYTES = 1 << 20;

	int bytes() {
		return ((result.value() != null) ? result.value().length : 0) + printed.length + result.stdout().bytes().length
				+ result.stderr().bytes().length;
	}

	RunResult printedTo(@Nullable PrintedAnswer answer) {
		if (answer != null) {
			answer.clear();
			answer.write(printed, 0, printed.length);
		}
		return result;
	}

}
