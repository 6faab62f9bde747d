package dev.gavel.message;

import dev.gavel.value.MalformedValue;
import dev.gavel.value.PythonText;
import dev.gavel.value.Value;
import dev.gavel.value.Value.BoolValue;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.Value.Numeric;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.Value.TupleValue;
import dev.gavel.value.ValueCodec;
import dev.gavel.value.ValueTooLarge;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a checker returned: whether an answer is right, or points from 0 to 1, and perhaps
 * a message.
 */
public record CheckerReply(double points, @Nullable String message) {

	/** The type of it, to which scalars of numpy are converted. */
	public static final String TYPE = "Union[bool, float, Tuple[Union[bool, float], Optional[str]]]";

	private static final int MAX_ELEMENTS = 16;

	private static final int SHOWN_CHARACTERS = 60;

	private static final String EXPECTED = "expected True or False, a number from 0 to 1, or a tuple of either and a message";

	/**
	 * @param returned hostile bytes
	 * @throws MalformedValue when they say anything else; the message says what
	 */
	public static CheckerReply of(byte[] returned) {
		Value value;
		try {
			value = ValueCodec.decode(returned, MAX_ELEMENTS);
		}
		catch (ValueTooLarge ex) {
			throw new MalformedValue("check returned something with too many elements; " + EXPECTED);
		}
		return of(value);
	}

	/**
	 * @throws MalformedValue when it says anything else; the message says what
	 */
	public static CheckerReply of(Value returned) {
		return (returned instanceof TupleValue || returned instanceof ListValue) ? ofPair(returned, returned.inside())
				: new CheckerReply(points(returned, returned), null);
	}

	private static CheckerReply ofPair(Value returned, List<Value> pair) {
		if (pair.size() != 2) {
			throw refused(returned);
		}
		double points = points(pair.get(0), returned);
		if (pair.get(1) instanceof TextValue text) {
			return new CheckerReply(points, text.value().isBlank() ? null : text.value());
		}
		if (pair.get(1) instanceof NoneValue) {
			return new CheckerReply(points, null);
		}
		throw refused(returned);
	}

	private static double points(Value value, Value returned) {
		if (value instanceof BoolValue right) {
			return right.value() ? 1 : 0;
		}
		if (value instanceof Numeric number && number.toDouble() >= 0 && number.toDouble() <= 1) {
			// Adding 0.0 turns -0.0 into 0.0.
			return number.toDouble() + 0.0;
		}
		throw refused(returned);
	}

	private static MalformedValue refused(Value returned) {
		return new MalformedValue(
				"check returned %s; %s".formatted(PythonText.abbreviate(returned, SHOWN_CHARACTERS), EXPECTED));
	}

	/** Whether the answer is right. */
	public boolean accepts() {
		return points == 1;
	}

}
