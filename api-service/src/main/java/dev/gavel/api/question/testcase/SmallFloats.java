package dev.gavel.api.question.testcase;

import dev.gavel.message.ComparisonSpec.Typed;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.value.Place;
import dev.gavel.value.Value.Collected;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Warns of expected floats that are small compared to the tolerance. They are stored all
 * the same.
 */
final class SmallFloats {

	private static final int MAX_WARNINGS = 3;

	private static final double SMALL_BY_DEFAULT = 1e-12;

	private final Typed comparison;

	private final List<String> warnings = new ArrayList<>();

	private SmallFloats(Typed comparison) {
		this.comparison = comparison;
	}

	/** Returns the first warnings, one for each float. */
	static List<String> warnings(Value expected, ComparisonSpec comparison) {
		SmallFloats floats = new SmallFloats((Typed) comparison);
		floats.read(expected, Place.WHOLE);
		return List.copyOf(floats.warnings);
	}

	private void read(Value value, Place place) {
		if (warnings.size() == MAX_WARNINGS) {
			return;
		}
		if (value instanceof FloatValue number && isSmall(Math.abs(number.value()))) {
			warnings.add(warning(number, place));
		}
		if (value instanceof Collected collected) {
			for (int i = 0; i < collected.elements().size(); i++) {
				read(collected.elements().get(i), place.at(i));
			}
		}
		if (value instanceof DictValue dict) {
			dict.entries().forEach((entry) -> {
				read(entry.key(), place.at(entry.key()));
				read(entry.value(), place.at(entry.key()));
			});
		}
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
