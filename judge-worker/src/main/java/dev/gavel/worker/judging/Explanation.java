package dev.gavel.worker.judging;

import dev.gavel.message.ProgramError;
import dev.gavel.value.MalformedValue;
import dev.gavel.value.Value;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.ValueTooLarge;
import dev.gavel.worker.sandbox.CapturedText;
import dev.gavel.worker.sandbox.ProgramSignal;
import dev.gavel.worker.sandbox.RunLimits;
import dev.gavel.worker.sandbox.RunResult;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells a user in words why a test ended without a value. */
final class Explanation {

	private static final int SHOWN_NAMES = 10;

	private static final long BYTES_PER_MEGABYTE = 1024 * 1024;

	private final String entryPoint;

	private final RunLimits limits;

	Explanation(String entryPoint, RunLimits limits) {
		this.entryPoint = entryPoint;
		this.limits = limits;
	}

	ProgramError of(RunResult result) {
		return switch (result.outcome()) {
			case RAISED, DOES_NOT_COMPILE, UNSERIALIZABLE_RESULT ->
				Objects.requireNonNull(result.error(), "the program's error is missing");
			case OUT_OF_TIME -> error("TimeLimitExceeded",
					"the test used more than %d ms of CPU time".formatted(limits.cpuTime().toMillis()));
			case IDLE_TOO_LONG -> error("TimeLimitExceeded", "the test was stopped after %d ms, of which it computed %d"
				.formatted(limits.idleTime().toMillis(), result.cpuTimeMicros() / 1000));
			case OUT_OF_MEMORY -> outOfMemory(result);
			case TOO_MUCH_OUTPUT -> error("OutputLimitExceeded",
					"the test wrote more than %d KB to stdout or stderr".formatted(limits.outputBytes() / 1024));
			case RESULT_TOO_LARGE -> Objects.requireNonNullElseGet(result.error(), () -> error("OutputLimitExceeded",
					"the returned value takes more than %d KB".formatted(limits.resultBytes() / 1024)));
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

	/** For a value that is wrong. */
	static String hint(Value value, CapturedText stdout) {
		return (saysNothing(value) && !stdout.text().isBlank())
				? "\nHint: the function printed something and returned nothing but None; it must return its answer."
				: "";
	}

	private static boolean saysNothing(Value value) {
		if (value instanceof ListValue list) {
			return !list.elements().isEmpty() && list.elements().stream().allMatch(NoneValue.class::isInstance);
		}
		return value instanceof NoneValue;
	}

	private ProgramError outOfMemory(RunResult result) {
		String message = "the test used more than %d MB".formatted(limits.memoryBytes() / BYTES_PER_MEGABYTE);
		ProgramError error = result.error();
		return (error == null) ? error("MemoryError", message)
				: new ProgramError("MemoryError", message, error.line(), error.traceback());
	}

	private ProgramError exited(RunResult result) {
		return error("SystemExit", "the program ended itself with exit code %s before %s returned"
			.formatted(result.exitCode(), entryPoint));
	}

	private static ProgramError killed(ProgramSignal signal) {
		return error(signal.name(),
				"the program was killed by signal %d (%s)".formatted(signal.number(), signal.name()));
	}

	private ProgramError missing(RunResult result) {
		List<String> definedNames = result.definedNames();
		String defined = definedNames.isEmpty() ? "nothing"
				: String.join(", ", definedNames.subList(0, Math.min(SHOWN_NAMES, definedNames.size())));
		return error("FunctionNotFound",
				"the code must define a function %s, or a class Solution with that method; it defines %s%s"
					.formatted(entryPoint, defined, hint(result.error())));
	}

	private static String hint(@Nullable ProgramError hint) {
		return (hint != null) ? "\nHint: " + hint.message() : "";
	}

	private static ProgramError error(String type, String message) {
		return new ProgramError(type, message, null, null);
	}

}
