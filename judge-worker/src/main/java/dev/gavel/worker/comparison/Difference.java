package dev.gavel.worker.comparison;

import dev.gavel.value.Place;
import dev.gavel.value.PythonText;
import dev.gavel.value.Value;
import java.util.function.Supplier;

/**
 * Where two values differ, and how. Spelled only when it is shown: a set tries its
 * members on one another.
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
