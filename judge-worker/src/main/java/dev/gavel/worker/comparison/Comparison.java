package dev.gavel.worker.comparison;

import dev.gavel.message.ComparisonSpec;
import dev.gavel.signature.ValueType;
import dev.gavel.value.Value;
import java.util.Optional;

/** Compares actual results with expected ones, as the suite states. */
public interface Comparison {

	static Comparison of(ComparisonSpec spec, ValueType returnType) {
		return spec.accept(new ChosenComparison(returnType));
	}

	/**
	 * Describes the first difference, such as {@code at [3][1]: expected 5, got 6}; empty
	 * when there is none.
	 */
	Optional<String> difference(Value expected, Value actual);

}
