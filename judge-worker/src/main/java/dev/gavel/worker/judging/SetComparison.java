package dev.gavel.worker.judging;

import dev.gavel.value.Value;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.SetValue;
import dev.gavel.value.ValueOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares two sets. Members that are equal to the letter are matched first; what is left
 * over can only match within the tolerance of floats.
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
		Set<Value> others = new TreeSet<>(ValueOrder.INSTANCE);
		others.addAll(other.elements());
		return new ArrayList<>(set.elements().stream().filter((member) -> !others.contains(member)).toList());
	}

	private static boolean matchWithinTolerance(List<Value> missing, List<Value> extra) {
		if (missing.stream().allMatch(FloatValue.class::isInstance)) {
			return extra.stream().allMatch(SetComparison::isNumber) && matchInOrder(missing, extra);
		}
		if (missing.size() > MAX_INEXACT_MEMBERS) {
			return false;
		}
		return missing.stream().allMatch((member) -> removeFirstMatch(member, extra));
	}

	private static boolean isNumber(Value value) {
		return value instanceof FloatValue || value instanceof IntValue;
	}

	private static boolean matchInOrder(List<Value> missing, List<Value> extra) {
		Comparator<Value> byNumber = Comparator.comparingDouble(SetComparison::number);
		missing.sort(byNumber);
		extra.sort(byNumber);
		for (int i = 0; i < missing.size(); i++) {
			if (!OutputComparison.same(missing.get(i), extra.get(i))) {
				return false;
			}
		}
		return true;
	}

	private static double number(Value value) {
		return (value instanceof IntValue integer) ? integer.value().doubleValue() : ((FloatValue) value).value();
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
