package dev.gavel.worker.comparison;

import dev.gavel.message.ComparisonSpec.Checker;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.ComparisonSpec.Interactor;
import dev.gavel.message.ComparisonSpec.Text;
import dev.gavel.message.ComparisonSpec.Typed;
import dev.gavel.signature.ValueType;
import java.util.Optional;
import java.util.function.Supplier;

/** Chooses the class that compares as the suite states. */
record ChosenComparison(ValueType returnType,
		Supplier<Effort> effort) implements ComparisonSpec.Visitor<Optional<Comparison>> {

	@Override
	public Optional<Comparison> typed(Typed spec) {
		return Optional.of(new TypedComparison(spec, returnType, effort));
	}

	@Override
	public Optional<Comparison> text(Text spec) {
		return Optional.of(new TextComparison(spec));
	}

	@Override
	public Optional<Comparison> checker(Checker spec) {
		return Optional.empty();
	}

	@Override
	public Optional<Comparison> interactor(Interactor spec) {
		return Optional.empty();
	}

}
