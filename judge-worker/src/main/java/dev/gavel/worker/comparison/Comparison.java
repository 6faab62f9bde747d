package dev.gavel.worker.comparison;

import dev.gavel.message.ComparisonSpec;
import dev.gavel.signature.ValueType;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value;
import java.util.Optional;

/** Compares actual results with expected ones, as the suite states. */
public interface Comparison {

	/** Returns the comparison; empty when a checker decides instead. */
	static Optional<Comparison> of(ComparisonSpec spec, ValueType returnType) {
		return spec.accept(new ChosenComparison(returnType));
	}

	/**
	 * Whether an answer is accepted for its bytes, so that neither value has to be
	 * decoded. If not, {@link #difference} decides.
	 * @param answer hostile bytes, in the notation of {@link dev.gavel.value.ValueCodec}
	 */
	boolean acceptsUndecoded(EncodedValue expected, byte[] answer);

	/**
	 * Describes the first difference, such as {@code at [3][1]: expected 5, got 6}; empty
	 * when there is none.
	 */
	Optional<String> difference(Value expected, Value actual);

}
