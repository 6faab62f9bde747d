package dev.gavel.api.question.kind.function;

import dev.gavel.signature.Signature;
import dev.gavel.value.Value;
import dev.gavel.value.typed.TypedValues;
import java.util.List;

/**
 * A signature that replaces another, for which arguments are stored.
 */
public record Renewed(Signature former, Signature signature) {

	/**
	 * Whether arguments keep their names: the former parameters are all there, and all
	 * others are optional. Otherwise arguments keep their places.
	 */
	public boolean keepsNames() {
		List<String> names = former.parameterNames();
		return signature.parameterNames().containsAll(names) && signature.parameters()
			.stream()
			.allMatch((parameter) -> names.contains(parameter.name()) || parameter.isOptional());
	}

	/** Returns arguments in the order of the new parameters. */
	public List<Value> inOrder(List<Value> arguments) {
		if (!keepsNames() || arguments.size() != former.parameters().size()) {
			return arguments;
		}
		return signature.parameters().stream().map((parameter) -> {
			int place = former.parameterNames().indexOf(parameter.name());
			return (place < 0) ? TypedValues.leftOut(parameter) : arguments.get(place);
		}).toList();
	}

}
