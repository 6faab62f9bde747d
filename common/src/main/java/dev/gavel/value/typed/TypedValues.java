package dev.gavel.value.typed;

import dev.gavel.signature.Parameter;
import dev.gavel.signature.ValueType.Scalar;
import dev.gavel.signature.ValueType;
import dev.gavel.value.Depth;
import dev.gavel.value.MalformedValue;
import dev.gavel.value.Notation;
import dev.gavel.value.Place;
import dev.gavel.value.PythonText;
import dev.gavel.value.RefusedLiteral;
import dev.gavel.value.Value.NoneValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.Value;
import dev.gavel.value.ValueMismatch;
import dev.gavel.value.literal.PythonLiteral;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns a value as written into one of its declared type: a list into a tuple or a set,
 * an int into a float, the text keys of a JSON object into ints.
 */
public final class TypedValues {

	private static final int SHOWN_CHARACTERS = 60;

	private static final Fits FITS = new Fits();

	private TypedValues() {
	}

	/**
	 * @throws ValueMismatch when the value is nested too deep or is not of the type; the
	 * message names the place inside it
	 */
	public static Value fit(Value value, ValueType type) {
		Depth.requireFittable(value);
		return Depth.bounded(type.accept(FITS).fit(value, Place.WHOLE));
	}

	/**
	 * Fits what a program returned. Unlike a value that an author wrote, it is not read
	 * from text, nor a dict from a list of pairs.
	 * @throws ValueMismatch as {@link #fit}
	 */
	public static Value fitReturned(Value value, ValueType type) {
		Value fitted = fit(value, type);
		if (Change.isGreat(value, fitted)) {
			throw new ValueMismatch(Place.WHOLE, type, value);
		}
		return fitted;
	}

	/**
	 * Reads an expected output: as JSON, otherwise as a Python literal, otherwise, for a
	 * type that declares {@code str}, as the text itself.
	 * @throws ValueMismatch when no reading fits the type; it names the place inside the
	 * value if one could be read at all
	 */
	public static Value parse(String text, ValueType type) {
		ValueMismatch mismatch = null;
		MalformedValue malformed = null;
		for (Reading reading : List.<Reading>of(JsonValues::parse, (literal) -> literal(literal, type))) {
			try {
				return fit(reading.read(text), type);
			}
			catch (ValueMismatch ex) {
				mismatch = ex;
			}
			catch (MalformedValue ex) {
				malformed = further(malformed, ex);
			}
		}
		if (admitsBareText(type) && !(malformed instanceof RefusedLiteral)) {
			try {
				return fit(new TextValue(text), type);
			}
			catch (ValueMismatch ex) {
				mismatch = (mismatch != null) ? mismatch : ex;
			}
		}
		if (mismatch != null) {
			throw mismatch;
		}
		throw new ValueMismatch(Place.WHOLE, "expected %s as JSON or as a Python literal, got %s: %s".formatted(type,
				PythonText.abbreviate(new TextValue(text), SHOWN_CHARACTERS), malformed.getMessage()));
	}

	/**
	 * Writes a value in the notation of its type, or as Python does if it would otherwise
	 * be read as another value.
	 * @param maxLength from which it is abbreviated
	 */
	public static String write(Value value, ValueType type, int maxLength) {
		Notation notation = Notation.of(type);
		String text = notation.abbreviate(value, maxLength);
		boolean isSame = notation == Notation.PYTHON || PythonText.isAbbreviated(text)
				|| JsonValues.canSay(value, type);
		return isSame ? text : Notation.PYTHON.abbreviate(value, maxLength);
	}

	/** Returns the argument for an optional parameter that a test leaves out. */
	public static Value leftOut(Parameter parameter) {
		return (parameter.fallback() != null) ? fit(literal(parameter.fallback(), parameter.type()), parameter.type())
				: fit(NoneValue.NONE, parameter.type());
	}

	/**
	 * Reads a Python literal, in which objects may be written where they are declared.
	 */
	public static Value literal(String literal, ValueType type) {
		return type.declaresObjects() ? PythonLiteral.parseWithObjects(literal) : PythonLiteral.parse(literal);
	}

	/** A Decimal is not quoted, though it is read from text. */
	private static boolean admitsBareText(ValueType type) {
		return type.declaresText() || type.alternatives().contains(Scalar.DECIMAL);
	}

	/**
	 * Returns the fault in the notation that was probably meant: the one in which more
	 * could be read.
	 */
	private static MalformedValue further(@Nullable MalformedValue one, MalformedValue other) {
		return (one == null || other instanceof RefusedLiteral || other.read() >= one.read()) ? other : one;
	}

	private interface Reading {

		Value read(String text);

	}

}
