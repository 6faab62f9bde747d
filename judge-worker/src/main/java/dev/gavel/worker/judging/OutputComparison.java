package dev.gavel.worker.judging;

import dev.gavel.value.Place;
import dev.gavel.value.PythonText;
import dev.gavel.value.Value;
import dev.gavel.value.Value.Collected;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.SetValue;
import dev.gavel.value.ValueKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares a returned value with the expected one, which has the question's return type.
 * Floats may differ by 1e-6, relative or absolute; a list and a tuple are both sequences;
 * all else is exact.
 */
final class OutputComparison {

	private static final double TOLERANCE = 1e-6;

	private static final int SHOWN_CHARACTERS = 80;

	private OutputComparison() {
	}

	/**
	 * The first difference in words, such as {@code at [3][1]: expected 5, got 6}; empty
	 * when there is none.
	 */
	static Optional<String> difference(Value expected, Value actual) {
		return difference(expected, actual, Place.WHOLE);
	}

	static boolean same(Value expected, Value actual) {
		return difference(expected, actual).isEmpty();
	}

	private static Optional<String> difference(Value expected, Value actual, Place path) {
		if (expected instanceof FloatValue number) {
			return isClose(number.value(), actual) ? Optional.empty() : mismatch(expected, actual, path);
		}
		if (expected instanceof SetValue set) {
			return (actual instanceof SetValue other)
					? SetComparison.difference(set, other).map((text) -> at(path, text))
					: mismatch(expected, actual, path);
		}
		if (expected instanceof Collected sequence) {
			return (actual instanceof Collected other && !(actual instanceof SetValue))
					? sequenceDifference(sequence.elements(), other.elements(), path)
					: mismatch(expected, actual, path);
		}
		if (expected instanceof DictValue dict) {
			return (actual instanceof DictValue other) ? dictDifference(dict, other, path)
					: mismatch(expected, actual, path);
		}
		return expected.equals(actual) ? Optional.empty() : mismatch(expected, actual, path);
	}

	private static boolean isClose(double expected, Value actual) {
		if (!(actual instanceof FloatValue || actual instanceof IntValue)) {
			return false;
		}
		double got = (actual instanceof IntValue integer) ? integer.value().doubleValue()
				: ((FloatValue) actual).value();
		if (Double.compare(expected, got) == 0) {
			return true;
		}
		double distance = Math.abs(expected - got);
		return Double.isFinite(distance) && distance <= TOLERANCE * Math.max(1, Math.abs(expected));
	}

	private static Optional<String> sequenceDifference(List<Value> expected, List<Value> actual, Place path) {
		for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
			Optional<String> difference = difference(expected.get(i), actual.get(i), path.at(i));
			if (difference.isPresent()) {
				return difference;
			}
		}
		if (expected.size() == actual.size()) {
			return Optional.empty();
		}
		return Optional.of(at(path, "expected %d elements, got %d".formatted(expected.size(), actual.size())));
	}

	private static Optional<String> dictDifference(DictValue expected, DictValue actual, Place path) {
		Map<ValueKey, Value> found = new HashMap<>();
		actual.entries().forEach((entry) -> found.put(new ValueKey(entry.key()), entry.value()));
		for (Entry entry : expected.entries()) {
			Value value = found.remove(new ValueKey(entry.key()));
			if (value == null) {
				return Optional.of(at(path, "the key " + show(entry.key()) + " is missing"));
			}
			Optional<String> difference = difference(entry.value(), value, path.at(entry.key()));
			if (difference.isPresent()) {
				return difference;
			}
		}
		return found.keySet()
			.stream()
			.min(Comparator.naturalOrder())
			.map((key) -> at(path, "the key " + show(key.value()) + " is not expected"));
	}

	private static Optional<String> mismatch(Value expected, Value actual, Place path) {
		return Optional.of(at(path, "expected " + show(expected) + ", got " + show(actual)));
	}

	private static String at(Place path, String text) {
		return path.equals(Place.WHOLE) ? text : "at " + path + ": " + text;
	}

	static String show(Value value) {
		return PythonText.abbreviate(value, SHOWN_CHARACTERS);
	}

}
