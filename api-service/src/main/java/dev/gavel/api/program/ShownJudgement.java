package dev.gavel.api.program;

import dev.gavel.api.judgement.Attempt;
import dev.gavel.api.judgement.Judgement;
import dev.gavel.api.judgement.JudgementEnded;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.api.judgement.Outcome;
import dev.gavel.api.judgement.StoredRun;
import dev.gavel.message.ProgramError;
import dev.gavel.message.Verdict;
import dev.gavel.scoring.Points;
import dev.gavel.scoring.Score;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of a judgement that may be shown. Where tests are hidden, times and sizes are
 * rounded, because a program could encode a hidden value in what it uses.
 *
 * @param held whether it waits because no worker offers its environment
 * @param exactEnd when it ended, which {@link #finishedAt()} rounds
 * @param coarse whether to round
 */
public record ShownJudgement(int number, JudgementState state, StoredRun run, Attempt attempt, Outcome outcome,
		boolean held, @Nullable Instant exactEnd, boolean coarse) {

	/** The type of the error when Gavel is to blame. */
	public static final String OUR_FAULT = "InternalError";

	private static final int COARSE_MILLIS = 10;

	private static final long COARSE_KILOBYTES = 1024;

	public static ShownJudgement of(Judgement judgement, Visibility visibility) {
		return new ShownJudgement(judgement.number(), judgement.state(), judgement.run(), judgement.attempt(),
				judgement.outcome(), isHeld(judgement), judgement.finishedAt(), isCoarse(judgement.run(), visibility));
	}

	/** Returns a judgement that has just ended. */
	public static ShownJudgement of(JudgementEnded end, Visibility visibility) {
		return new ShownJudgement(end.number(), end.state(), end.run(), end.attempt(), end.outcome(), false,
				end.finishedAt(), isCoarse(end.run(), visibility));
	}

	private static boolean isHeld(Judgement judgement) {
		return judgement.state() == JudgementState.QUEUED && judgement.turn().isHeld();
	}

	private static boolean isCoarse(StoredRun run, Visibility visibility) {
		return run.hiddenTests() && visibility != Visibility.ALL;
	}

	/**
	 * Returns the error of the program, which workers never take from a process that had
	 * a hidden test, or that of Gavel when Gavel is to blame.
	 */
	public @Nullable ProgramError error() {
		if (outcome.verdict() == Verdict.INTERNAL_ERROR && attempt.failureReason() != null) {
			return new ProgramError(OUR_FAULT, attempt.failureReason(), null, null);
		}
		return outcome.error();
	}

	/**
	 * Returns the environment for which it waits, if no worker offers it. If the checker
	 * has another one, these are two, which one worker must offer.
	 */
	public @Nullable String missingEnvironment() {
		return held ? String.join(" and ", run.environments()) : null;
	}

	/**
	 * Returns how many tests were not run, because earlier ones failed, took too long or
	 * ended the shared process; 0 when the program was not judged.
	 */
	public int testsNotRun() {
		boolean judged = state == JudgementState.DONE && outcome.verdict() != Verdict.INTERNAL_ERROR;
		return (judged && attempt.testsDone() > 0) ? run.total() - attempt.testsDone() : 0;
	}

	/** Returns null when no test is worth points, or there is no verdict. */
	public @Nullable Points score() {
		return (outcome.score() != null) ? outcome.score().score() : null;
	}

	public @Nullable Points maxScore() {
		return (outcome.score() != null) ? outcome.score().maxScore() : null;
	}

	/** Returns the scores of groups. */
	public List<Score.OfGroup> groups() {
		return (outcome.score() != null) ? outcome.score().groups() : List.of();
	}

	public @Nullable Double timeMs() {
		return milliseconds(outcome.used().timeMicros(), coarse);
	}

	public @Nullable Long memoryKb() {
		return kilobytes(outcome.used().memoryBytes(), coarse);
	}

	public @Nullable Instant startedAt() {
		return moment(attempt.startedAt(), coarse);
	}

	public @Nullable Instant finishedAt() {
		return moment(exactEnd, coarse);
	}

	/**
	 * Returns a time as it may be shown.
	 * @param coarse whether to round
	 */
	public static @Nullable Instant moment(@Nullable Instant exact, boolean coarse) {
		if (exact == null) {
			return null;
		}
		Instant millis = exact.truncatedTo(ChronoUnit.MILLIS);
		return coarse ? millis.minusMillis(millis.toEpochMilli() % COARSE_MILLIS) : millis;
	}

	/** Does the same with CPU time. */
	public static @Nullable Double milliseconds(@Nullable Long micros, boolean coarse) {
		Double exact = milliseconds(micros);
		return (exact != null && coarse) ? Double.valueOf(Math.ceil(exact / COARSE_MILLIS) * COARSE_MILLIS) : exact;
	}

	/** Does the same with memory. */
	public static @Nullable Long kilobytes(@Nullable Long bytes, boolean coarse) {
		Long exact = kilobytes(bytes);
		return (exact != null && coarse)
				? Long.valueOf((exact + COARSE_KILOBYTES - 1) / COARSE_KILOBYTES * COARSE_KILOBYTES) : exact;
	}

	/** Rounds to one decimal: anything below is noise. */
	public static @Nullable Double milliseconds(@Nullable Long micros) {
		return (micros != null) ? Math.round(micros / 100.0) / 10.0 : null;
	}

	public static @Nullable Long kilobytes(@Nullable Long bytes) {
		return (bytes != null) ? Long.valueOf(bytes / 1024) : null;
	}

}
