package dev.gavel.worker.comparison;

import dev.gavel.message.ComparisonSpec;
import dev.gavel.signature.ValueType;
import dev.gavel.signature.ValueType.Scalar;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Notation;
import dev.gavel.value.Value;
import dev.gavel.value.Value.ListValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** Compares lists element by element, each by a type of its own. */
final class ListComparison implements Comparison {

	private final List<Comparison> elements;

	private final IntFunction<String> name;

	private ListComparison(List<Comparison> elements, IntFunction<String> name) {
		this.elements = elements;
		this.name = name;
	}

	/**
	 * @param effort for all elements together
	 */
	static ListComparison of(ComparisonSpec spec, List<ValueType> types, IntFunction<String> name, Effort effort) {
		Map<ValueType, Comparison> comparisons = new HashMap<>();
		return new ListComparison(types.stream()
			.map((type) -> comparisons.computeIfAbsent(type, (each) -> chosen(spec, each, effort)))
			.toList(), name);
	}

	private static Comparison chosen(ComparisonSpec spec, ValueType type, Effort effort) {
		boolean fits = type == Scalar.STR || !(spec instanceof ComparisonSpec.Text);
		return (fits ? spec : ComparisonSpec.DEFAULT).accept(new ChosenComparison(type, () -> effort)).orElseThrow();
	}

	@Override
	public boolean acceptsUndecoded(EncodedValue expected, byte[] answer) {
		return expected.hasBytes(answer);
	}

	@Override
	public Optional<String> difference(Value expected, Value actual) {
		if (!(actual instanceof ListValue) || actual.inside().size() != elements.size()) {
			return Optional.of("expected a list of %d results, got %s".formatted(elements.size(),
					Difference.show(actual, Notation.PYTHON)));
		}
		for (int i = 0; i < elements.size(); i++) {
			Optional<String> difference = elements.get(i).difference(expected.inside().get(i), actual.inside().get(i));
			if (difference.isPresent()) {
				return Optional.of(name.apply(i) + ": " + difference.get());
			}
		}
		return Optional.empty();
	}

}
