package dev.gavel.worker.interaction;

import dev.gavel.message.CheckerReply;
import dev.gavel.message.ProgramError;
import dev.gavel.value.MalformedValue;
import dev.gavel.value.Value;
import dev.gavel.value.Value.BoolValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.ValueCodec;
import dev.gavel.worker.sandbox.Hint;
import dev.gavel.worker.sandbox.RunOutcome;
import dev.gavel.worker.sandbox.RunResult;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How an interactor ended. Its process may lie about that, which harms only its own
 * author's question.
 *
 * @param said with RETURNED: what it decided
 * @param error with RAISED: why it failed
 * @param beganNanos when it began, on the machine's monotonic clock; 0 if it was stopped
 * @param endedNanos when it had decided; 0 if it was stopped
 * @param talkNanos for how long it waited for the program or was just reading or writing
 * @param sawEnd whether it had read before all that the program printed, and its end
 */
public record InteractorReply(Ending ending, @Nullable CheckerReply said, @Nullable ProgramError error, long beganNanos,
		long endedNanos, long talkNanos, boolean sawEnd, String transcript) {

	private static final int MAX_ELEMENTS = 100;

	private static final int PARTS = 8;

	private static final int PARTS_OF_ERROR = 5;

	public enum Ending {

		RETURNED, RAISED,
		/** It wanted to talk on when the program had ended. */
		UNFINISHED,
		/** The program wrote too much. */
		FLOODED,
		/** It wrote too much itself. */
		WAS_FLOODED

	}

	/**
	 * @param explanation of a run that has no reply
	 */
	static InteractorReply of(RunResult result, Function<RunResult, ProgramError> explanation) {
		if (result.outcome() != RunOutcome.RETURNED) {
			return failed(explanation.apply(result));
		}
		try {
			return of(ValueCodec.decode(Objects.requireNonNull(result.value(), "a returned result has a value"),
					MAX_ELEMENTS));
		}
		catch (ClassCastException | ArithmeticException | IllegalArgumentException ex) {
			return failed(new ProgramError("WrongReply", String.valueOf(ex.getMessage()), null, null));
		}
	}

	private static InteractorReply failed(ProgramError error) {
		return new InteractorReply(Ending.RAISED, null, error, 0, 0, 0, false, "");
	}

	private static InteractorReply of(Value value) {
		List<Value> parts = parts(value, PARTS);
		Ending ending = Ending.valueOf(text(parts.get(0)).toUpperCase(Locale.ROOT).replace(' ', '_'));
		return new InteractorReply(ending, (ending == Ending.RETURNED) ? CheckerReply.of(parts.get(1)) : null,
				(ending == Ending.RAISED) ? error(parts.get(2)) : null, number(parts.get(3)), number(parts.get(4)),
				number(parts.get(5)), ((BoolValue) parts.get(6)).value(), text(parts.get(7)));
	}

	private static ProgramError error(Value value) {
		List<Value> parts = parts(value, PARTS_OF_ERROR);
		Integer line = (parts.get(3) instanceof IntValue number) ? number.value().intValueExact() : null;
		return new ProgramError(text(parts.get(0)), Hint.after(text(parts.get(1)), text(parts.get(2))), line,
				text(parts.get(4)));
	}

	private static List<Value> parts(Value value, int count) {
		List<Value> parts = ((ListValue) value).inside();
		if (parts.size() != count) {
			throw new MalformedValue("expected %d parts of a reply, found %d".formatted(count, parts.size()));
		}
		return parts;
	}

	private static long number(Value value) {
		return ((IntValue) value).value().longValueExact();
	}

	private static String text(Value value) {
		return ((TextValue) value).value();
	}

}
