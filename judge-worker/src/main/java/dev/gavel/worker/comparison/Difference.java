package dev.gavel.worker.comparison;

import dev.gavel.value.Place;
import dev.gavel.value.Notation;
import dev.gavel.value.Value;
import java.util.function.Supplier;

/**
 * Where and how two values differ. The text is built only when it is shown, because
 * comparing sets tries many pairs that differ.
 */
record Difference(Place place, Supplier<String> reason) {

	private static final int SHOWN_CHARACTERS = 80;

	String text() {
		return place.equals(Place.WHOLE) ? reason.get() : "at " + place + ": " + reason.get();
	}

	static String show(Value value, Notation notation) {
		return notation.abbreviate(value, SHOWN_CHARACTERS);
	}

	static String expectedAndGot(Value expected, Value actual, Notation notation) {
		return "expected " + show(expected, notation) + ", got " + show(actual, notation);
	}

	/** Writes both as Python does. */
	static String expectedAndGot(Value expected, Value actual) {
		return expectedAndGot(expected, actual, Notation.PYTHON);
	}

}
