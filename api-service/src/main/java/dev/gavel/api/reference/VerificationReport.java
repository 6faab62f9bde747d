package dev.gavel.api.reference;

import dev.gavel.api.reference.SolutionRun.RunOutcome;
import dev.gavel.api.reference.VerificationView.Memory;
import dev.gavel.api.reference.VerificationView.Status;
import dev.gavel.api.reference.VerificationView.Time;
import dev.gavel.api.reference.VerificationView.Used;
import dev.gavel.api.reference.VerificationView.UsedMemory;
import dev.gavel.message.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds out what the runs of a verification tell about the question. */
final class VerificationReport {

	private final StoredVerification verification;

	private final boolean upToDate;

	private final List<SolutionRun> runs;

	private final List<JudgedSolution> solutions;

	/**
	 * @param revision of the question now
	 */
	VerificationReport(StoredVerification verification, int revision, List<ReferenceSolution> solutions,
			List<SolutionRun> runs) {
		this.verification = verification;
		this.upToDate = verification.revision() == revision;
		this.runs = runs;
		Map<Long, List<SolutionRun>> ofSolutions = runs.stream()
			.filter((run) -> run.solutionId() != null)
			.collect(Collectors.groupingBy((run) -> Objects.requireNonNull(run.solutionId())));
		this.solutions = solutions.stream()
			.map((solution) -> new JudgedSolution(solution, ofSolutions.getOrDefault(solution.id(), List.of())))
			.toList();
	}

	VerificationView view() {
		Time time = time();
		Memory memory = memory();
		return new VerificationView(status(), upToDate, verification.dueAt(), verification.startedAt(), runs.size(),
				(int) runs.stream().filter((run) -> run.outcome() != null).count(), verification.problem(),
				warnings(time, memory), solutions.stream().map((one) -> one.view(verification.testCount())).toList(),
				time, memory, verification.testCount(), uncaught(), verification.equalTests(), refused());
	}

	Status status() {
		if (!upToDate) {
			return Status.WAITING;
		}
		if (isRunning()) {
			return Status.RUNNING;
		}
		boolean failed = verification.problem() != null
				|| any((solution) -> !Boolean.TRUE.equals(solution.asRequired()))
				|| validation().filter((ended) -> ended.verdict() != Verdict.ACCEPTED).isPresent();
		return failed ? Status.FAILED : Status.VERIFIED;
	}

	/** Returns how the validator has ended, if there is one. */
	private Optional<RunOutcome> validation() {
		return runs.stream()
			.filter((run) -> run.solutionId() == null)
			.map(SolutionRun::outcome)
			.filter(Objects::nonNull)
			.findFirst();
	}

	/** Returns the tests that the validator refuses. */
	private List<Integer> refused() {
		return validation()
			.map((ended) -> IntStream.rangeClosed(1, verification.testCount()).filter(ended::failed).boxed().toList())
			.orElse(List.of());
	}

	private static String refusal(RunOutcome ended) {
		return "The validator refuses an input. %s".formatted(Objects.requireNonNullElse(ended.explanation(), ""));
	}

	private boolean isRunning() {
		return runs.stream().anyMatch((run) -> run.outcome() == null);
	}

	private boolean any(Predicate<JudgedSolution> which) {
		return solutions.stream().anyMatch(which);
	}

	private Time time() {
		Optional<Used> slowest = right()
			.flatMap((solution) -> solution.slowestMs().map((time) -> new Used(solution.name(), time, false)).stream())
			.max(Comparator.comparing(Used::timeMs));
		Optional<Used> fastest = solutions.stream()
			.filter((solution) -> solution.solution().requiredVerdict() == RequiredVerdict.TIME_LIMIT_EXCEEDED)
			.flatMap((solution) -> solution.extendedTime(verification.testCount()).stream())
			.min(Comparator.comparing(Used::atLeast).thenComparing(Used::timeMs));
		return new Time(verification.timeLimitMillis(), TimeMargins.RIGHT_TO_LIMIT, TimeMargins.LIMIT_TO_TOO_SLOW,
				slowest.orElse(null), fastest.orElse(null),
				slowest.map((used) -> (long) Math.ceil(used.timeMs() * TimeMargins.RIGHT_TO_LIMIT)).orElse(null),
				fastest.map((used) -> (long) (used.timeMs() / TimeMargins.LIMIT_TO_TOO_SLOW)).orElse(null));
	}

	private Stream<JudgedSolution> right() {
		return solutions.stream().filter(JudgedSolution::isRight);
	}

	private Memory memory() {
		return new Memory(verification.memoryLimitBytes() / 1024, right()
			.flatMap((solution) -> solution.mostKb().map((used) -> new UsedMemory(solution.name(), used)).stream())
			.max(Comparator.comparing(UsedMemory::memoryKb))
			.orElse(null));
	}

	/** Nothing can be said of a test that no wrong solution has run. */
	private List<Integer> uncaught() {
		List<JudgedSolution> wrong = solutions.stream().filter(JudgedSolution::isWrong).toList();
		return IntStream.rangeClosed(1, verification.testCount())
			.filter((test) -> wrong.stream().anyMatch((solution) -> solution.runs(test))
					&& wrong.stream().noneMatch((solution) -> solution.fails(test)))
			.boxed()
			.toList();
	}

	private List<String> warnings(Time time, Memory memory) {
		List<String> warnings = new ArrayList<>();
		if (!any(JudgedSolution::isRight)) {
			warnings.add("No reference solution must be accepted, so nothing shows that the question can be solved.");
		}
		if (!any(JudgedSolution::isWrong)) {
			warnings
				.add("All reference solutions must be accepted, so nothing shows that the tests reject wrong ones.");
		}
		validation().filter((ended) -> ended.verdict() != Verdict.ACCEPTED)
			.map(VerificationReport::refusal)
			.ifPresent(warnings::add);
		solutions.stream()
			.filter((solution) -> !solution.isSteady())
			.forEach((solution) -> warnings
				.add("'%s' got different verdicts in different runs.".formatted(solution.name())));
		warnOfTime(time, warnings);
		UsedMemory largest = memory.largestRight();
		if (largest != null && largest.memoryKb() * TimeMargins.RIGHT_TO_LIMIT > memory.limitKb()) {
			warnings.add("'%s' uses %,d MB, more than half of the memory limit of %,d MB.".formatted(largest.solution(),
					largest.memoryKb() / 1024, memory.limitKb() / 1024));
		}
		return warnings;
	}

	private static void warnOfTime(Time time, List<String> warnings) {
		Used slowest = time.slowestRight();
		if (slowest != null && slowest.timeMs() * TimeMargins.RIGHT_TO_LIMIT > time.limitMs()) {
			warnings.add(
					"The time limit of %,d ms is less than twice the time of the slowest right solution, '%s': %,.0f ms. Right solutions in another style may be too slow."
						.formatted(time.limitMs(), slowest.solution(), slowest.timeMs()));
		}
		Used fastest = time.fastestTooSlow();
		if (fastest != null && !fastest.atLeast()) {
			warnings.add(
					"'%s' must be too slow, but takes only %,.0f ms, less than 1.5 times the time limit of %,d ms. On a faster machine it may be accepted."
						.formatted(fastest.solution(), fastest.timeMs(), time.limitMs()));
		}
	}

}
