package dev.gavel.api.compat.run;

import dev.gavel.api.evaluation.EvaluationReport;
import dev.gavel.api.evaluation.output.WholeOutputs;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestReport.Exit;
import dev.gavel.message.Verdict;
import dev.gavel.printed.Printed;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads what a program did from the report of its worker. */
final class RanProgram {

	private static final String FORBIDDEN_CALL = "SIGSYS";

	private RanProgram() {
	}

	/**
	 * @param report of an evaluation that has ended
	 * @param runs how many there should have been
	 */
	static List<Ran> of(EvaluationReport report, int runs, WholeOutputs outputs) {
		Map<Integer, TestReport> tests = report.tests()
			.stream()
			.collect(Collectors.toMap(TestReport::index, Function.identity()));
		return IntStream.rangeClosed(1, runs).mapToObj((index) -> of(report, tests.get(index), outputs)).toList();
	}

	private static Ran of(EvaluationReport report, @Nullable TestReport test, WholeOutputs outputs) {
		if (report.status() == JudgementState.CANCELLED) {
			return Ran.unreported(Ending.CANCELLED, null);
		}
		if (report.verdict() == Verdict.INTERNAL_ERROR) {
			return Ran.unreported(Ending.INTERNAL_ERROR, report.error());
		}
		if (test == null) {
			return (report.verdict() == Verdict.COMPILATION_ERROR)
					? Ran.unreported(Ending.DOES_NOT_COMPILE, report.error()) : Ran.unreported(Ending.NOT_RUN, null);
		}
		Printed printed = test.printed();
		Output stdout = (printed != null) ? Output.of(printed.stdout(), () -> outputs.stdout(report.id(), test))
				: Output.of(Objects.requireNonNullElse(test.output(), ""));
		Output stderr = (printed != null) ? Output.of(printed.stderr(), () -> outputs.stderr(report.id(), test))
				: Output.of(test.stderr());
		return new Ran(ending(test), test.exit(), stdout, stderr, test.error(), test.cpuTimeMicros(),
				test.wallTimeMicros(), test.peakMemoryBytes());
	}

	private static Ending ending(TestReport test) {
		return switch (test.verdict()) {
			case ACCEPTED -> Ending.FINISHED;
			case WRONG_ANSWER -> (test.exit() == null) ? Ending.FINISHED : Ending.FAILED;
			case RUNTIME_ERROR -> isForbiddenCall(test.exit()) ? Ending.FORBIDDEN_CALL : Ending.FAILED;
			case TIME_LIMIT_EXCEEDED -> Ending.TIME_LIMIT;
			case MEMORY_LIMIT_EXCEEDED -> Ending.MEMORY_LIMIT;
			case OUTPUT_LIMIT_EXCEEDED -> Ending.OUTPUT_LIMIT;
			case COMPILATION_ERROR -> Ending.DOES_NOT_COMPILE;
			case INTERNAL_ERROR -> Ending.INTERNAL_ERROR;
		};
	}

	private static boolean isForbiddenCall(@Nullable Exit exit) {
		return exit != null && exit.signal() != null && FORBIDDEN_CALL.equals(exit.signal().name());
	}

}
