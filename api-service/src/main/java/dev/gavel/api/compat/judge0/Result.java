package dev.gavel.api.compat.judge0;

import dev.gavel.api.compat.run.Ending;
import dev.gavel.api.compat.run.KeptRun;
import dev.gavel.api.compat.run.Output;
import dev.gavel.api.compat.run.Ran;
import dev.gavel.api.judgement.JudgementState;
import dev.gavel.message.TestReport.Exit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What came of a submission.
 *
 * @param time CPU time in seconds, of a run on average; null until it has ended
 * @param memory in KB, likewise
 */
record Result(Status status, @Nullable Output stdout, @Nullable Output stderr, @Nullable Integer exitCode,
		@Nullable Integer exitSignal, @Nullable String message, @Nullable String time, @Nullable String wallTime,
		@Nullable Long memory) {

	private static final int KILLED = 9;

	private static final int FILE_TOO_LARGE = 25;

	private static final int NO_MEMORY = 137;

	private static final double MICROS_PER_SECOND = 1_000_000;

	private static final int KILOBYTE = 1024;

	/**
	 * @param expected what it should have printed; null when that does not matter
	 */
	static Result of(KeptRun kept, @Nullable String expected) {
		JudgementState state = kept.report().status();
		if (!state.isFinal()) {
			return without((state == JudgementState.RUNNING) ? Status.PROCESSING : Status.IN_QUEUE, null);
		}
		List<Ran> runs = kept.runs();
		Ran shown = runs.stream()
			.filter((ran) -> status(ran, expected) != Status.ACCEPTED)
			.findFirst()
			.orElseGet(() -> runs.get(runs.size() - 1));
		return of(shown, status(shown, expected), runs.subList(0, runs.indexOf(shown) + 1));
	}

	private static Result without(Status status, @Nullable String message) {
		return new Result(status, null, null, null, null, message, null, null, null);
	}

	private static Result of(Ran ran, Status status, List<Ran> counted) {
		if (status == Status.INTERNAL_ERROR) {
			return without(status, reason(ran));
		}
		Integer signal = signal(ran);
		int code = (signal != null) ? 0 : code(ran);
		return new Result(status, ran.stdout(), ran.shownStderr(), code, signal, message(ran, code, signal),
				seconds(counted, Ran::cpuTimeMicros), seconds(counted, Ran::wallTimeMicros),
				Math.round(average(counted, Ran::peakMemoryBytes) / KILOBYTE));
	}

	private static @Nullable String reason(Ran ran) {
		return switch (ran.ending()) {
			case CANCELLED -> "The submission was cancelled";
			case NOT_RUN -> "The program was not run";
			case FINISHED, FAILED -> "There was no space for all that the program printed";
			default -> (ran.error() != null) ? ran.error().message() : null;
		};
	}

	private static Status status(Ran ran, @Nullable String expected) {
		if (ran.isPartlyLost()) {
			return Status.INTERNAL_ERROR;
		}
		return switch (ran.ending()) {
			case FINISHED -> (expected == null || ExpectedOutput.isMet(expected, ran.stdout())) ? Status.ACCEPTED
					: Status.WRONG_ANSWER;
			case FAILED, FORBIDDEN_CALL ->
				(signal(ran) != null) ? Status.ofSignal(Objects.requireNonNull(signal(ran))) : Status.NZEC;
			case DOES_NOT_COMPILE, MEMORY_LIMIT -> Status.NZEC;
			case TIME_LIMIT -> Status.TIME_LIMIT_EXCEEDED;
			case OUTPUT_LIMIT -> Status.SIGXFSZ;
			case INTERNAL_ERROR, CANCELLED, NOT_RUN -> Status.INTERNAL_ERROR;
		};
	}

	private static @Nullable Integer signal(Ran ran) {
		Exit exit = ran.exit();
		return switch (ran.ending()) {
			case TIME_LIMIT -> KILLED;
			case OUTPUT_LIMIT -> FILE_TOO_LARGE;
			case FAILED, FORBIDDEN_CALL -> (exit != null && exit.signal() != null) ? exit.signal().number() : null;
			default -> null;
		};
	}

	private static int code(Ran ran) {
		return switch (ran.ending()) {
			case FINISHED -> 0;
			case MEMORY_LIMIT -> NO_MEMORY;
			default -> (ran.exit() == null) ? 1 : Objects.requireNonNullElse(ran.exit().status(), 1);
		};
	}

	/** As isolate says it. */
	private static @Nullable String message(Ran ran, int code, @Nullable Integer signal) {
		if (ran.ending() == Ending.TIME_LIMIT) {
			return "Time limit exceeded";
		}
		if (signal != null) {
			return "Caught fatal signal " + signal;
		}
		return (code == 0) ? null : "Exited with error status " + code;
	}

	private static String seconds(List<Ran> counted, ToLongFunction<Ran> micros) {
		return String.format(Locale.ROOT, "%.3f", average(counted, micros) / MICROS_PER_SECOND);
	}

	private static double average(List<Ran> counted, ToLongFunction<Ran> figure) {
		return counted.stream().mapToLong(figure).average().orElse(0);
	}

}
