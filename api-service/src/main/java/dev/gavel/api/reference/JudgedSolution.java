package dev.gavel.api.reference;

import dev.gavel.api.reference.SolutionRun.RunOutcome;
import dev.gavel.api.reference.VerificationView.OfSolution;
import dev.gavel.message.Verdict;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A reference solution with its runs in a verification. */
record JudgedSolution(ReferenceSolution solution, List<SolutionRun> all) {

	private static final double MICROS = 1000;

	String name() {
		return solution.name();
	}

	boolean isRight() {
		return solution.requiredVerdict() == RequiredVerdict.ACCEPTED;
	}

	boolean isWrong() {
		return !isRight();
	}

	/** Returns how the runs under the time limit have ended. */
	List<RunOutcome> ended() {
		return ended(false).toList();
	}

	private Stream<RunOutcome> ended(boolean extended) {
		return all.stream()
			.filter((run) -> run.extended() == extended)
			.map(SolutionRun::outcome)
			.filter(Objects::nonNull);
	}

	boolean isOpen() {
		return all.isEmpty() || all.stream().anyMatch((run) -> run.outcome() == null);
	}

	private boolean isMetBy(RunOutcome outcome) {
		return outcome.verdict() != null && solution.requiredVerdict().isMetBy(outcome.verdict());
	}

	/** Returns null until all runs have ended, unless one got another verdict. */
	@Nullable Boolean asRequired() {
		if (ended().stream().anyMatch((outcome) -> !isMetBy(outcome))) {
			return false;
		}
		return isOpen() ? null : true;
	}

	/** Returns how the first run ended that did not end as required, or else any. */
	private Optional<RunOutcome> telling() {
		return ended().stream()
			.filter((outcome) -> !isMetBy(outcome))
			.findFirst()
			.or(() -> ended().stream().findFirst());
	}

	boolean isSteady() {
		return ended().stream().map(RunOutcome::verdict).map(String::valueOf).distinct().count() <= 1;
	}

	boolean fails(int test) {
		return ended().stream().anyMatch((outcome) -> outcome.failed(test));
	}

	boolean runs(int test) {
		return ended().stream().anyMatch((outcome) -> outcome.ran(test));
	}

	/** Returns the time of the slowest test in the slowest run. */
	Optional<Double> slowestMs() {
		return ended().isEmpty() ? Optional.empty() : Optional.of(times().getMax() / MICROS);
	}

	private LongSummaryStatistics times() {
		return ended().stream().mapToLong(RunOutcome::timeMicros).summaryStatistics();
	}

	Optional<Long> mostKb() {
		return ended().stream().map((outcome) -> outcome.memoryBytes() / 1024).max(Long::compare);
	}

	/**
	 * Returns the time that it needs when it has more than the limit; nothing when that
	 * run tells nothing.
	 */
	Optional<VerificationView.Used> extendedTime(int tests) {
		return ended(true).filter((outcome) -> outcome.timedOut() || outcome.ran(tests))
			.findFirst()
			.map((outcome) -> new VerificationView.Used(name(), outcome.timeMicros() / MICROS, outcome.timedOut()));
	}

	OfSolution view(int tests) {
		RunOutcome telling = telling().orElse(null);
		@Nullable Verdict verdict = (telling != null) ? telling.verdict() : null;
		boolean any = !ended().isEmpty();
		return new OfSolution(solution.id(), name(), solution.requiredVerdict(), verdict, asRequired(), isSteady(),
				(telling != null) ? telling.explanation() : null, any ? times().getMin() / MICROS : null,
				slowestMs().orElse(null), mostKb().orElse(null), count(tests, this::fails),
				any ? count(tests, (test) -> !runs(test)) : 0);
	}

	private static int count(int tests, IntPredicate which) {
		return (int) IntStream.rangeClosed(1, tests).filter(which).count();
	}

}
