package dev.gavel.worker.comparison;

import dev.gavel.value.Place;
import dev.gavel.value.PythonText;
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

	static String show(Value value) {
		return PythonText.abbreviate(value, SHOWN_CHARACTERS);
	}

	static String expectedAndGot(Value expected, Value actual) {
		return "expected " + show(expected) + ", got " + show(actual);
	}

}
