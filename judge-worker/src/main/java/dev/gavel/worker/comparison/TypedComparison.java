package dev.gavel.worker.comparison;

import dev.gavel.message.ComparisonSpec.Typed;
import dev.gavel.signature.ValueType;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Notation;
import dev.gavel.value.Place;
import dev.gavel.value.Value;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Compares by the declared type. Numbers are equal by value, within the tolerance, where
 * the type admits floats; a list and a tuple are both sequences, in order unless the
 * suite states otherwise; everything else must be equal.
 */
final class TypedComparison implements Comparison {

	private final Tolerance tolerance;

	private final DeclaredTypes types;

	private final Notation notation;

	private final Supplier<Effort> effort;

	/**
	 * @param effort supplies what each comparison may spend
	 */
	TypedComparison(Typed spec, ValueType returnType, Supplier<Effort> effort) {
		this.tolerance = new Tolerance(spec);
		this.types = DeclaredTypes.of(returnType, spec.order());
		this.notation = Notation.of(returnType);
		this.effort = effort;
	}

	@Override
	public boolean acceptsUndecoded(EncodedValue expected, byte[] answer) {
		return expected.hasBytes(answer);
	}

	@Override
	public Optional<String> difference(Value expected, Value actual) {
		return new ValueComparison(tolerance, notation, effort.get()).find(expected, actual, types, Place.WHOLE)
			.map(Difference::text);
	}

}
