package dev.gavel.worker.judging;

import dev.gavel.value.Value;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.SetValue;
import dev.gavel.value.ValueKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
		Set<ValueKey> others = new LinkedHashSet<>();
		actual.elements().forEach((member) -> others.add(new ValueKey(member)));
		List<Value> missing = expected.elements()
			.stream()
			.filter((member) -> !others.remove(new ValueKey(member)))
			.toList();
		List<Value> extra = others.stream().map(ValueKey::value).toList();
		if (missing.size() == extra.size() && matchWithinTolerance(new ArrayList<>(missing), new ArrayList<>(extra))) {
			return Optional.empty();
		}
		return Optional.of(missing.isEmpty() ? "the member %s is not expected".formatted(shownFirst(extra))
				: "the member %s is missing".formatted(shownFirst(missing)));
	}

	private static String shownFirst(List<Value> members) {
		return OutputComparison.show(members.get(0));
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

	/** A set is taken apart to be compared, so not with each that has another size. */
	private static boolean mayBeSame(Value member, Value candidate) {
		return !(member instanceof SetValue set && candidate instanceof SetValue other)
				|| set.elements().size() == other.elements().size();
	}

	private static boolean removeFirstMatch(Value member, List<Value> candidates) {
		for (int i = 0; i < candidates.size(); i++) {
			if (mayBeSame(member, candidates.get(i)) && OutputComparison.same(member, candidates.get(i))) {
				candidates.remove(i);
				return true;
			}
		}
		return false;
	}

}
