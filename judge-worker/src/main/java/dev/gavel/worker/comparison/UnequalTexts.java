package dev.gavel.worker.comparison;

import dev.gavel.value.Value.TextValue;
import java.text.Normalizer;
import java.text.Normalizer.Form;

/** Describes how two texts differ. */
final class UnequalTexts {

	private static final int WHOLLY_SHOWN = 60;

	/**
	 * Longer texts are not normalized: the time may grow with the square of the length.
	 */
	private static final int NORMALIZED = 5000;

	private UnequalTexts() {
	}

	static String between(TextValue expected, TextValue actual) {
		if (onlyInNormalization(expected.value(), actual.value())) {
			return Difference.expectedAndGot(expected, actual) + ": the texts differ only in Unicode normalization";
		}
		if (expected.value().length() <= WHOLLY_SHOWN && actual.value().length() <= WHOLLY_SHOWN) {
			return Difference.expectedAndGot(expected, actual);
		}
		int common = common(expected.value(), actual.value());
		return at(expected.value().codePointCount(0, common), from(expected, common), from(actual, common));
	}

	/**
	 * @param expected what is expected from that index on
	 */
	static String at(long index, TextValue expected, TextValue actual) {
		return "the texts differ at index %d: %s".formatted(index, Difference.expectedAndGot(expected, actual));
	}

	/** Returns false for texts that are too long to be normalized. */
	static boolean onlyInNormalization(String expected, String actual) {
		return !expected.equals(actual) && Math.max(expected.length(), actual.length()) <= NORMALIZED
				&& Normalizer.normalize(expected, Form.NFC).equals(Normalizer.normalize(actual, Form.NFC));
	}

	private static int common(String expected, String actual) {
		int common = 0;
		while (common < Math.min(expected.length(), actual.length())
				&& expected.charAt(common) == actual.charAt(common)) {
			common++;
		}
		return (common > 0 && Character.isHighSurrogate(expected.charAt(common - 1))) ? common - 1 : common;
	}

	private static TextValue from(TextValue text, int index) {
		return new TextValue(text.value().substring(index));
	}

}
