package dev.gavel.worker.comparison;

import dev.gavel.message.ComparisonSpec;
import dev.gavel.signature.ValueType;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Compares actual results with expected ones, as the suite states. */
public interface Comparison {

	/** Returns the comparison; empty when a checker decides instead. */
	static Optional<Comparison> of(ComparisonSpec spec, ValueType returnType) {
		return spec.accept(new ChosenComparison(returnType, Effort::ofOne));
	}

	/**
	 * Returns the comparison of one answer with several right ones, whose effort is
	 * limited together; empty when a checker decides instead.
	 */
	static Optional<Comparison> ofSeveral(ComparisonSpec spec, ValueType returnType) {
		Effort effort = Effort.ofSeveral();
		return spec.accept(new ChosenComparison(returnType, () -> effort));
	}

	/**
	 * Compares lists whose elements each have a type of their own. Texts are compared as
	 * the suite states, other values by their type.
	 * @param name returns the name of an element, counted from 0
	 * @param several whether several lists are right
	 */
	static Comparison ofEach(ComparisonSpec spec, List<ValueType> types, IntFunction<String> name, boolean several) {
		return ListComparison.of(spec, types, name, several ? Effort.ofSeveral() : Effort.ofOne());
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

	/**
	 * Does the same for several right answers, of which one may be equal. Decodes one at
	 * a time.
	 */
	default Optional<String> differenceFromAll(List<EncodedValue> rightAnswers, Value actual) {
		String first = null;
		for (EncodedValue right : rightAnswers) {
			Optional<String> difference = difference(right.decode(), actual);
			if (difference.isEmpty()) {
				return difference;
			}
			first = (first != null) ? first : difference.get();
		}
		return Optional.ofNullable(first)
			.map((text) -> (rightAnswers.size() == 1) ? text
					: "equals none of the %d right answers; compared with the first, %s".formatted(rightAnswers.size(),
							text));
	}

}
