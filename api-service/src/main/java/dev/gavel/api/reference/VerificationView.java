package dev.gavel.api.reference;

import dev.gavel.message.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the last verification of a question has found.
 *
 * @param upToDate whether nothing that counts has changed since it began
 * @param dueAt when the next one begins; null when nothing has changed
 * @param startedAt null before the first one
 * @param runs how many judgings it has
 * @param runsDone how many of them have ended
 * @param problem why the solutions could not be judged; null when they were
 * @param warnings what the author should look at
 * @param uncaughtTests indexes of tests, from 1, that solutions run which must be
 * rejected, and none of them fails
 * @param equalTests tests with the same input
 * @param refusedTests indexes of tests whose input the validator refuses
 */
public record VerificationView(Status status, boolean upToDate, @Nullable Instant dueAt, @Nullable Instant startedAt,
		int runs, int runsDone, @Nullable String problem, List<String> warnings, List<OfSolution> solutions, Time time,
		Memory memory, int tests, List<Integer> uncaughtTests, List<EqualTests.Group> equalTests,
		List<Integer> refusedTests) {

	/** How far the question is verified. */
	public enum Status {

		/** All its solutions get the verdicts that they must get. */
		VERIFIED,
		/**
		 * A solution gets another verdict, the validator refuses an input, or nothing
		 * could be judged.
		 */
		FAILED,
		/** Solutions are being judged. */
		RUNNING,
		/** It was never verified, or has changed since: a verification follows soon. */
		WAITING

	}

	/** Whether the question may be published without more ado. */
	boolean isVerified() {
		return status == Status.VERIFIED;
	}

	/**
	 * What came of one solution.
	 *
	 * @param verdict that of its runs; the one that is not as required, if they differ;
	 * null until one has ended, or when they were cancelled
	 * @param asRequired whether each run got the required verdict; null until all have
	 * ended, unless one got another
	 * @param steady whether all runs got the same verdict
	 * @param explanation of the first test that failed, if there is one
	 * @param leastTimeMs CPU time of the slowest test, in the fastest run
	 * @param mostTimeMs the same in the slowest run
	 * @param memoryKb peak memory of the test that used most, in units of 1024 bytes
	 * @param failedTests how many tests it fails
	 * @param unrunTests how many tests were not run, because others took too long
	 */
	public record OfSolution(long id, String name, RequiredVerdict requiredVerdict, @Nullable Verdict verdict,
			@Nullable Boolean asRequired, boolean steady, @Nullable String explanation, @Nullable Double leastTimeMs,
			@Nullable Double mostTimeMs, @Nullable Long memoryKb, int failedTests, int unrunTests) {

		/** Returns by how many percent the slowest run took longer than the fastest. */
		public @Nullable Long spreadPercent() {
			return (leastTimeMs == null || mostTimeMs == null || leastTimeMs == 0) ? null
					: Math.round(100 * (mostTimeMs / leastTimeMs - 1));
		}

	}

	/**
	 * The time limit beside the times of solutions.
	 *
	 * @param rightToLimit the limit should be so many times the slowest right time
	 * @param limitToTooSlow the fastest solution that is too slow should take so many
	 * times the limit
	 * @param slowestRight null without a solution that must be accepted
	 * @param fastestTooSlow null without a solution that must be too slow
	 * @param leastLimitMs the shortest limit that these times suggest, and so on
	 */
	public record Time(long limitMs, double rightToLimit, double limitToTooSlow, @Nullable Used slowestRight,
			@Nullable Used fastestTooSlow, @Nullable Long leastLimitMs, @Nullable Long mostLimitMs) {
	}

	/**
	 * The CPU time of a solution's slowest test.
	 *
	 * @param atLeast whether it was stopped then
	 */
	public record Used(String solution, double timeMs, boolean atLeast) {
	}

	/**
	 * The memory limit beside what solutions use.
	 *
	 * @param largestRight null without a solution that must be accepted
	 */
	public record Memory(long limitKb, @Nullable UsedMemory largestRight) {
	}

	/** The peak memory of a solution's largest test, in units of 1024 bytes. */
	public record UsedMemory(String solution, long memoryKb) {
	}

}
