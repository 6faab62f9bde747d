package dev.gavel.worker.judging;

import dev.gavel.message.ProgramError;
import dev.gavel.value.MalformedValue;
import dev.gavel.value.ValueTooLarge;
import dev.gavel.worker.sandbox.Hint;
import dev.gavel.worker.sandbox.ProgramSignal;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunResult;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Explains to users why a test run ended without a value. */
final class Explanation {

	private static final int SHOWN_NAMES = 10;

	private static final long BYTES_PER_MEGABYTE = 1024 * 1024;

	private final @Nullable String definition;

	private final String undefined;

	private final String completion;

	private final String answer;

	private final RunLimits limits;

	/** What runs, and what runs it. */
	private final String test;

	private final String program;

	/**
	 * @param definition what the code must define; null if nothing
	 * @param undefined the type of the error of code that does not
	 * @param completion what must happen before the program ends
	 * @param answer names what the program answers
	 */
	Explanation(@Nullable String definition, String undefined, String completion, String answer, RunLimits limits) {
		this(definition, undefined, completion, answer, limits, "the test", "the program");
	}

	private Explanation(@Nullable String definition, String undefined, String completion, String answer,
			RunLimits limits, String test, String program) {
		this.definition = definition;
		this.undefined = undefined;
		this.completion = completion;
		this.answer = answer;
		this.limits = limits;
		this.test = test;
		this.program = program;
	}

	/** Explains the failures of a checker to its author. */
	static Explanation ofChecker(String call, RunLimits limits) {
		return new Explanation("a function check(input, expected, answer)", "FunctionNotFound", "check returned",
				"the returned value", limits, call, "the checker");
	}

	/** Explains the failures of an interactor to its author. */
	static Explanation ofInteractor(RunLimits limits) {
		return new Explanation("a function interact(secret, expected)", "FunctionNotFound", "interact returned",
				"the reply", limits, "interact", "the interactor");
	}

	ProgramError of(RunResult result) {
		return switch (result.outcome()) {
			case RAISED, DOES_NOT_COMPILE, UNSERIALIZABLE_RESULT ->
				Objects.requireNonNull(result.error(), "the program's error is missing");
			case OUT_OF_TIME -> error("TimeLimitExceeded",
					"%s used more than %d ms of CPU time".formatted(test, limits.cpuTime().toMillis()));
			case IDLE_TOO_LONG -> error("TimeLimitExceeded", "%s was stopped after %d ms, of which it computed %d"
				.formatted(test, limits.idleTime().toMillis(), result.cpuTimeMicros() / 1000));
			case OUT_OF_MEMORY -> outOfMemory(result);
			case TOO_MUCH_OUTPUT -> error("OutputLimitExceeded",
					"%s wrote more than %d KB to stdout or stderr".formatted(test, limits.outputBytes() / 1024));
			case RESULT_TOO_LARGE -> Objects.requireNonNullElseGet(result.error(), () -> error("OutputLimitExceeded",
					"%s takes more than %d KB".formatted(answer, limits.resultBytes() / 1024)));
			case EXITED -> exited(result);
			case KILLED_BY_SIGNAL -> killed(Objects.requireNonNull(result.signal(), "the signal is missing"));
			case ENTRY_POINT_MISSING -> missing(result);
			case RETURNED -> throw new IllegalArgumentException("a returned value needs no explanation");
		};
	}

	ProgramError unreadableResult(MalformedValue cause) {
		return error("UnserializableResult", "the returned value could not be read: " + cause.getMessage());
	}

	ProgramError tooLarge(ValueTooLarge bound) {
		return error("OutputLimitExceeded", "the returned value " + bound.getMessage());
	}

	/** Explains that a checker was asked about too many right answers, too slowly. */
	ProgramError tooSlowTogether(int answers) {
		return error("TimeLimitExceeded",
				"all calls together used more than %d ms of CPU time: %d ms for each of %d answers"
					.formatted(limits.cpuTime().toMillis() * answers, limits.cpuTime().toMillis(), answers));
	}

	/** Explains that a checker was asked about too many right answers, and idled. */
	ProgramError tooIdleTogether(int answers) {
		return error("TimeLimitExceeded", "all calls together took more than %d ms: %d ms for each of %d answers"
			.formatted(limits.idleTime().toMillis() * answers, limits.idleTime().toMillis(), answers));
	}

	private ProgramError outOfMemory(RunResult result) {
		String message = "%s used more than %d MB".formatted(test, limits.memoryBytes() / BYTES_PER_MEGABYTE);
		ProgramError error = result.error();
		return (error == null) ? error("MemoryError", message)
				: new ProgramError("MemoryError", message, error.line(), error.traceback());
	}

	private ProgramError exited(RunResult result) {
		return error("SystemExit",
				"%s ended itself with exit code %s before %s".formatted(program, result.exitCode(), completion));
	}

	private ProgramError killed(ProgramSignal signal) {
		return error(signal.name(),
				"%s was killed by signal %d (%s)".formatted(program, signal.number(), signal.name()));
	}

	private ProgramError missing(RunResult result) {
		List<String> definedNames = result.names();
		String defined = definedNames.isEmpty() ? "nothing"
				: String.join(", ", definedNames.subList(0, Math.min(SHOWN_NAMES, definedNames.size())));
		String message = "the code must define %s; it defines %s".formatted(definition, defined);
		ProgramError hint = result.error();
		return error(undefined, (hint != null) ? Hint.after(message, hint.message()) : message);
	}

	private static ProgramError error(String type, String message) {
		return new ProgramError(type, message, null, null);
	}

}
