package dev.gavel.api.compat.piston;

import dev.gavel.api.compat.run.Ran;
import dev.gavel.message.TestReport.Exit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a program did, as answered.
 *
 * @param output both streams; which came first is not known, so stderr comes last
 * @param code null when a signal or Gavel ended it
 * @param memory the most that it used, in bytes
 * @param status null when it ended with code 0
 * @param cpuTime in whole milliseconds, as is the wall time: clients read no others
 */
record Stage(String stdout, String stderr, String output, @Nullable Integer code, @Nullable String signal,
		@Nullable String message, @Nullable Status status, long cpuTime, long wallTime, long memory) {

	private static final String SKIPPED = "Skipping compile - python3\n";

	/** What open-r1's package says of the compilation. */
	static final Stage NOT_COMPILED = new Stage(SKIPPED, "", SKIPPED, 0, null, null, null, 0, 0, 0);

	private static final String KILLED = "SIGKILL";

	private static final double MICROS_PER_MILLI = 1000;

	/** How a stage ended, unless well. */
	enum Status {

		/** Error at run time. */
		RE,
		/** Signal. */
		SG,
		/** Time is over. */
		TO,
		/** Too long stdout. */
		OL,
		/** Too long stderr. */
		EL,
		/** Failure of the server. */
		XX

	}

	static Stage of(Ran ran) {
		return switch (ran.ending()) {
			case FINISHED -> ended(ran, 0);
			case FAILED, FORBIDDEN_CALL -> failed(ran);
			case DOES_NOT_COMPILE -> ended(ran, 1);
			case TIME_LIMIT -> killed(ran, Status.TO, "Time limit exceeded");
			case MEMORY_LIMIT -> killed(ran, Status.SG, "Memory limit exceeded");
			case OUTPUT_LIMIT -> tooLong(ran);
			case INTERNAL_ERROR, CANCELLED, NOT_RUN -> of(ran, null, null, ended(ran), Status.XX);
		};
	}

	/** Returns what is known of a program that printed and ended. */
	static Stage exited(String stdout, String stderr, int code, Ran ran) {
		return new Stage(stdout, stderr, stdout + stderr, code, null,
				(code == 0) ? null : "Exited with error status " + code, (code == 0) ? null : Status.RE,
				millis(ran.cpuTimeMicros()), millis(ran.wallTimeMicros()), ran.peakMemoryBytes());
	}

	private static Stage ended(Ran ran, int code) {
		return exited(ran.stdout().text(), ran.shownStderr().text(), code, ran);
	}

	private static Stage failed(Ran ran) {
		Exit exit = ran.exit();
		if (exit == null || exit.signal() == null) {
			return ended(ran, status(exit));
		}
		return of(ran, null, exit.signal().name(), "Caught fatal signal " + exit.signal().number(), Status.SG);
	}

	/** An uncaught exception ends a program with 1. */
	static int status(@Nullable Exit exit) {
		return (exit == null) ? 1 : Objects.requireNonNullElse(exit.status(), 1);
	}

	private static Stage tooLong(Ran ran) {
		boolean stderr = ran.stderr().isCut() && !ran.stdout().isCut();
		return killed(ran, stderr ? Status.EL : Status.OL, (stderr ? "stderr" : "stdout") + " length exceeded");
	}

	private static Stage killed(Ran ran, Status status, String message) {
		return of(ran, null, KILLED, message, status);
	}

	private static Stage of(Ran ran, @Nullable Integer code, @Nullable String signal, String message, Status status) {
		String stdout = ran.stdout().text();
		String stderr = ran.shownStderr().text();
		return new Stage(stdout, stderr, stdout + stderr, code, signal, message, status, millis(ran.cpuTimeMicros()),
				millis(ran.wallTimeMicros()), ran.peakMemoryBytes());
	}

	private static String ended(Ran ran) {
		return switch (ran.ending()) {
			case CANCELLED -> "The run was cancelled";
			case NOT_RUN -> "The program was not run";
			default -> (ran.error() != null) ? ran.error().message() : "Internal error";
		};
	}

	private static long millis(long micros) {
		return Math.round(micros / MICROS_PER_MILLI);
	}

}
