package dev.gavel.api.compat.sandboxfusion.text;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads what Python's {@code float()} takes. */
public final class PythonFloat {

	private static final Set<String> INFINITE = Set.of("inf", "infinity");

	private PythonFloat() {
	}

	/** Returns nothing for a text that is no number. */
	public static OptionalDouble of(String text) {
		String number = PythonText.strip(text).toLowerCase(Locale.ROOT);
		boolean signed = number.startsWith("-") || number.startsWith("+");
		String unsigned = signed ? number.substring(1) : number;
		if (unsigned.equals("nan")) {
			return OptionalDouble.of(Double.NaN);
		}
		if (INFINITE.contains(unsigned)) {
			return OptionalDouble.of(number.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
		}
		return isWritten(unsigned) ? parsed(number.replace("_", "")) : OptionalDouble.empty();
	}

	/** Java takes more letters, and no underscores. */
	private static boolean isWritten(String number) {
		for (int i = 0; i < number.length(); i++) {
			char character = number.charAt(i);
			boolean fits = (character == '_') ? isDigit(number, i - 1) && isDigit(number, i + 1)
					: isDigit(number, i) || ".e+-".indexOf(character) >= 0;
			if (!fits) {
				return false;
			}
		}
		return true;
	}

	private static boolean isDigit(String number, int place) {
		return place >= 0 && place < number.length() && number.charAt(place) >= '0' && number.charAt(place) <= '9';
	}

	private static OptionalDouble parsed(String number) {
		try {
			return OptionalDouble.of(Double.parseDouble(number));
		}
		catch (NumberFormatException ex) {
			return OptionalDouble.empty();
		}
	}

}
