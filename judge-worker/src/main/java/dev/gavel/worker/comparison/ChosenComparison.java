package dev.gavel.worker.comparison;

import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.ComparisonSpec.Text;
import dev.gavel.message.ComparisonSpec.Typed;
import dev.gavel.signature.ValueType;

/** Chooses the class that compares as the suite states. */
record ChosenComparison(ValueType returnType) implements ComparisonSpec.Visitor<Comparison> {

	@Override
	public Comparison typed(Typed spec) {
		return new TypedComparison(spec, returnType);
	}

	@Override
	public Comparison text(Text spec) {
		return new TextComparison(spec);
	}

}
