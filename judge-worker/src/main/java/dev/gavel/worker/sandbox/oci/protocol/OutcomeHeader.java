package dev.gavel.worker.sandbox.oci.protocol;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the supervisor measured about one test run.
 *
 * @param reason the limit for which it ended the program: {@code cpu}, {@code idle},
 * {@code output}, {@code result}; or {@code again}, see {@link #again}
 * @param answer the kind of the program's answer, if it left a whole one; the program
 * itself may have written it
 * @param step the last step that began, if the kind of question has steps; the program
 * itself may have written it
 * @param talk what tells which side is to blame, if another side talked to it
 * @param strays how many processes it had left behind
 * @param fallback why tests of this submission are forked although earlier ones were set
 * back, one of {@link #FALLBACKS}; null if they are not
 * @param sizes of the answer, standard output and standard error, which follow
 */
public record OutcomeHeader(String nonce, @Nullable String reason, @Nullable Integer exitCode, @Nullable Integer signal,
		@Nullable String answer, @Nullable Long step, @Nullable Talk talk, boolean unreadableArguments, long cpuMicros,
		long wallMicros, long peakBytes, int strays, @Nullable String fallback, List<Integer> sizes) {

	private static final String AGAIN = "again";

	/**
	 * A test might have ended otherwise in a process of its own; too many left something;
	 * the process could not be made or set back.
	 */
	public static final List<String> FALLBACKS = List.of("doubt", "traces", "failure");

	private static final List<String> REASONS = List.of("cpu", "idle", "output", "result", AGAIN);

	/**
	 * Whether the supervisor is in doubt. It must be sent the test again, which then has
	 * a new process.
	 */
	public boolean again() {
		return AGAIN.equals(reason);
	}

	/**
	 * @throws IOException it cannot be about this session's run
	 */
	public void check(String expectedNonce, int payloadBytes) throws IOException {
		require(expectedNonce.equals(nonce), "the nonce of this submission");
		require(reason == null || REASONS.contains(reason), "a known reason");
		require((exitCode == null) != (signal == null), "an exit code or a signal");
		require(step == null || step >= 0, "a step from 0");
		require(cpuMicros >= 0 && wallMicros >= 0 && peakBytes >= 0 && strays >= 0, "measures from 0");
		require(fallback == null || FALLBACKS.contains(fallback), "a known reason to fork tests");
		require(sizes != null && sizes.size() == 3 && sizes.stream().allMatch((size) -> size >= 0), "three sizes");
		require(talk == null || talk.isSound(), "how a talk ended");
		require(sizes.stream().mapToLong(Integer::longValue).sum() == payloadBytes, "sizes that add up");
	}

	/**
	 * @param endedNanos on the monotonic clock
	 * @param unread what this side had not read when it was stopped for idling
	 * @param waitedMicros for a processor
	 */
	public record Talk(long endedNanos, int unread, long waitedMicros) {

		private boolean isSound() {
			return waitedMicros >= 0 && unread >= 0;
		}

	}

	private void require(boolean fulfilled, String expected) throws IOException {
		if (!fulfilled) {
			throw new IOException("an outcome: expected %s, found %s".formatted(expected, this));
		}
	}

}
