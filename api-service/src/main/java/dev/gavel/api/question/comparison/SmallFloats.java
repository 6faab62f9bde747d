package dev.gavel.api.question.comparison;

import dev.gavel.message.ComparisonSpec.Typed;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.value.ComplexValue;
import dev.gavel.value.Place;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Warns of expected floats that are small compared to the tolerance. They are stored
 * anyway.
 */
public final class SmallFloats {

	public static final int MAX_WARNINGS = 3;

	private static final double SMALL_BY_DEFAULT = 1e-12;

	private final Typed comparison;

	private final List<String> warnings = new ArrayList<>();

	private SmallFloats(Typed comparison) {
		this.comparison = comparison;
	}

	/** Returns the first warnings, one for each float. */
	public static List<String> warnings(Value expected, ComparisonSpec comparison) {
		return (comparison instanceof Typed typed) ? warnings(expected, typed) : List.of();
	}

	private static List<String> warnings(Value expected, Typed comparison) {
		SmallFloats floats = new SmallFloats(comparison);
		floats.read(expected, Place.WHOLE);
		return List.copyOf(floats.warnings);
	}

	/** Returns whether there may be more warnings. */
	private boolean read(Value value, Place place) {
		return switch (value.kind()) {
			case NONE, BOOL, INT, TEXT, BYTES, DECIMAL -> true;
			case COMPLEX ->
				read(((ComplexValue) value).real(), place) && read(((ComplexValue) value).imaginary(), place);
			case FLOAT -> read((FloatValue) value, place);
			case LIST, TUPLE, SET -> readElements(value.inside(), place);
			case DICT -> readEntries(((DictValue) value).entries(), place);
		};
	}

	private boolean read(FloatValue number, Place place) {
		if (isSmall(Math.abs(number.value()))) {
			warnings.add(warning(number, place));
		}
		return warnings.size() < MAX_WARNINGS;
	}

	private boolean readElements(List<Value> elements, Place place) {
		for (int i = 0; i < elements.size(); i++) {
			if (!read(elements.get(i), place.at(i))) {
				return false;
			}
		}
		return true;
	}

	private boolean readEntries(List<Entry> entries, Place place) {
		for (Entry entry : entries) {
			Place there = place.at(entry.key());
			if (!read(entry.key(), there) || !read(entry.value(), there)) {
				return false;
			}
		}
		return true;
	}

	private boolean isSmall(double size) {
		return size > 0 && ((comparison.absolute() == null) ? size < SMALL_BY_DEFAULT : size <= comparison.absolute());
	}

	private String warning(FloatValue number, Place place) {
		FloatValue allowed = new FloatValue(comparison.absoluteAt(number.value()));
		String where = (place.parent() != null) ? " at " + place : "";
		return "The expected %s%s is so small that a result off by %s is accepted. To refuse it, state a smaller absolute tolerance for the question, such as 0."
			.formatted(number, where, allowed);
	}

}
