package dev.gavel.api.program;

import dev.gavel.api.judgement.Judgement;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.question.testcase.HiddenTests;
import dev.gavel.message.ProgramError;
import dev.gavel.message.Verdict;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The part of a judgement that may be shown. Where tests are hidden, times and sizes are
 * rounded, because a program could encode a hidden value in what it uses.
 *
 * @param coarse whether to round
 */
public record ShownJudgement(Judgement judgement, boolean coarse) {

	private static final String OUR_FAULT = "InternalError";

	private static final int COARSE_MILLIS = 10;

	private static final long COARSE_KILOBYTES = 1024;

	public static ShownJudgement of(Judgement judgement) {
		return new ShownJudgement(judgement, judgement.run().hiddenTests() && !HiddenTests.maySeeHidden());
	}

	/**
	 * Returns the error of the program, which workers never take from a process that had
	 * a hidden test, or that of Gavel when Gavel is to blame.
	 */
	public @Nullable ProgramError error() {
		if (judgement.outcome().verdict() == Verdict.INTERNAL_ERROR && judgement.attempt().failureReason() != null) {
			return new ProgramError(OUR_FAULT, judgement.attempt().failureReason(), null, null);
		}
		return judgement.outcome().error();
	}

	/**
	 * Returns how many tests were not run, because earlier ones took too long or ended
	 * the shared process; 0 when the program was not judged.
	 */
	public int testsNotRun() {
		boolean judged = judgement.state() == JudgementState.DONE
				&& judgement.outcome().verdict() != Verdict.INTERNAL_ERROR;
		return (judged && judgement.attempt().testsDone() > 0)
				? judgement.run().total() - judgement.attempt().testsDone() : 0;
	}

	public @Nullable Double timeMs() {
		Double exact = milliseconds(judgement.outcome().used().timeMicros());
		return (exact != null && coarse) ? Double.valueOf(Math.ceil(exact / COARSE_MILLIS) * COARSE_MILLIS) : exact;
	}

	public @Nullable Long memoryKb() {
		Long exact = kilobytes(judgement.outcome().used().memoryBytes());
		return (exact != null && coarse)
				? Long.valueOf((exact + COARSE_KILOBYTES - 1) / COARSE_KILOBYTES * COARSE_KILOBYTES) : exact;
	}

	public @Nullable Instant startedAt() {
		return moment(judgement.attempt().startedAt());
	}

	public @Nullable Instant finishedAt() {
		return moment(judgement.finishedAt());
	}

	private @Nullable Instant moment(@Nullable Instant exact) {
		if (exact == null) {
			return null;
		}
		Instant millis = exact.truncatedTo(ChronoUnit.MILLIS);
		return coarse ? millis.minusMillis(millis.toEpochMilli() % COARSE_MILLIS) : millis;
	}

	/** Rounds to one decimal: anything below is noise. */
	public static @Nullable Double milliseconds(@Nullable Long micros) {
		return (micros != null) ? Math.round(micros / 100.0) / 10.0 : null;
	}

	public static @Nullable Long kilobytes(@Nullable Long bytes) {
		return (bytes != null) ? Long.valueOf(bytes / 1024) : null;
	}

}
