package dev.gavel.api.statistics;

import dev.gavel.message.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What statistics count of a submission with a verdict.
 *
 * @param ownerId 0 when no account sent it
 * @param timeMs CPU time of the test that used most; null when none was run
 * @param memoryMb peak memory of the test that used most; null when none was run
 * @param failedTest the id of the first test that it failed, if there is one
 */
record CountedSubmission(Instant at, long ownerId, Verdict verdict, @Nullable Double timeMs, @Nullable Double memoryMb,
		@Nullable Long failedTest) {

	boolean isAccepted() {
		return verdict == Verdict.ACCEPTED;
	}

}
