package dev.gavel.worker.kind.functions;

import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value;
import dev.gavel.worker.comparison.Comparison;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Compares answers of a call, which differences name.
 *
 * @param name such as {@code encode('a')}
 */
record ComparisonOfCall(Comparison comparison, Supplier<String> name) implements Comparison {

	@Override
	public boolean acceptsUndecoded(EncodedValue expected, byte[] answer) {
		return comparison.acceptsUndecoded(expected, answer);
	}

	@Override
	public Optional<String> difference(Value expected, Value actual) {
		return comparison.difference(expected, actual).map((difference) -> name.get() + ": " + difference);
	}

}
