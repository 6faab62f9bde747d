package dev.gavel.value;

import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.Value.TextValue;
import java.util.regex.Pattern;

/** How values of a type are written for people. */
public enum Notation {

	/** As Python's {@code repr} writes them. */
	PYTHON {

		@Override
		Repr repr(int maxLength) {
			return new Repr(maxLength);
		}

	},

	/** As LeetCode writes nodes, which is JSON. */
	JSON {

		@Override
		Repr repr(int maxLength) {
			return new JsonRepr(maxLength);
		}

	},

	/** Texts as they are; what is no character becomes U+FFFD. */
	TEXT {

		@Override
		public String abbreviate(Value value, int maxLength) {
			return (value instanceof TextValue text)
					? NO_CHARACTER.matcher(PythonText.cut(text.value(), maxLength)).replaceAll("\uFFFD")
					: PYTHON.abbreviate(value, maxLength);
		}

		@Override
		Repr repr(int maxLength) {
			return PYTHON.repr(maxLength);
		}

	};

	/** Half of a surrogate pair: a byte that is not UTF-8. */
	private static final Pattern NO_CHARACTER = Pattern.compile("\\p{Cs}");

	/** Returns JSON if values of the type have nodes in them. */
	public static Notation of(ValueType type) {
		return type.declaresNodes() ? JSON : PYTHON;
	}

	/** Returns JSON if arguments of the signature have nodes in them. */
	public static Notation ofArguments(Signature signature) {
		return signature.parameters().stream().anyMatch((parameter) -> parameter.type().declaresNodes()) ? JSON
				: PYTHON;
	}

	/**
	 * Writes at most {@code maxLength} characters, the last of them "…" when something
	 * was left out.
	 */
	public String abbreviate(Value value, int maxLength) {
		return PythonText.abbreviate(value, repr(maxLength));
	}

	public String write(Value value) {
		return abbreviate(value, Integer.MAX_VALUE);
	}

	abstract Repr repr(int maxLength);

}
