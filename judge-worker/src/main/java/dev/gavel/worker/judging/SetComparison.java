package dev.gavel.worker.judging;

import dev.gavel.value.Value;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.SetValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares two sets. Members that are equal to the letter are matched by hash; what is
 * left over can only match within the tolerance of floats.
 */
final class SetComparison {

	/**
	 * Matching inexact members one against all others takes quadratic time, and the
	 * returned set may be hostile.
	 */
	private static final int MAX_INEXACT_MEMBERS = 1000;

	private SetComparison() {
	}

	static Optional<String> difference(SetValue expected, SetValue actual) {
		if (expected.elements().size() != actual.elements().size()) {
			Optional<String> lacking = firstLacking(expected, actual);
			return Optional.of(lacking.orElseGet(() -> "expected %d members, got %d"
				.formatted(expected.elements().size(), actual.elements().size())));
		}
		List<Value> missing = without(expected, actual);
		List<Value> extra = without(actual, expected);
		return matchWithinTolerance(missing, extra) ? Optional.empty() : firstLacking(expected, actual);
	}

	private static Optional<String> firstLacking(SetValue expected, SetValue actual) {
		return without(expected, actual).stream()
			.findFirst()
			.map((member) -> "the member " + OutputComparison.show(member) + " is missing")
			.or(() -> without(actual, expected).stream()
				.findFirst()
				.map((member) -> "the member " + OutputComparison.show(member) + " is not expected"));
	}

	private static List<Value> without(SetValue set, SetValue other) {
		Set<Value> rest = new LinkedHashSet<>(set.elements());
		other.elements().forEach(rest::remove);
		return new ArrayList<>(rest);
	}

	private static boolean matchWithinTolerance(List<Value> missing, List<Value> extra) {
		if (missing.stream().allMatch(FloatValue.class::isInstance)
				&& extra.stream().allMatch(FloatValue.class::isInstance)) {
			return matchInOrder(missing, extra);
		}
		if (missing.size() > MAX_INEXACT_MEMBERS) {
			return false;
		}
		return missing.stream().allMatch((member) -> removeFirstMatch(member, extra));
	}

	private static boolean matchInOrder(List<Value> missing, List<Value> extra) {
		Comparator<Value> byNumber = Comparator.comparingDouble((value) -> ((FloatValue) value).value());
		missing.sort(byNumber);
		extra.sort(byNumber);
		for (int i = 0; i < missing.size(); i++) {
			if (!OutputComparison.same(missing.get(i), extra.get(i))) {
				return false;
			}
		}
		return true;
	}

	private static boolean removeFirstMatch(Value member, List<Value> candidates) {
		for (int i = 0; i < candidates.size(); i++) {
			if (OutputComparison.same(member, candidates.get(i))) {
				candidates.remove(i);
				return true;
			}
		}
		return false;
	}

}
