package dev.gavel.api.question.kind.function;

import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.value.Value;
import dev.gavel.value.typed.TypedValues;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A signature that replaces another, for which arguments are stored. Arguments follow
 * their parameters by name. Those of parameters that are gone go to the new ones, in
 * order: these were renamed.
 */
public record Renewed(Signature former, Signature signature) {

	/**
	 * Returns arguments in the order of the new parameters; the same arguments when there
	 * are too many or too few.
	 */
	public List<Value> inOrder(List<Value> arguments) {
		List<Parameter> added = signature.parameters().stream().filter((one) -> !isFormer(one)).toList();
		Deque<String> gone = new ArrayDeque<>(former.parameterNames());
		gone.removeAll(signature.parameterNames());
		boolean onlyAdded = gone.isEmpty() && added.stream().allMatch(Parameter::isOptional);
		if (arguments.size() != former.parameters().size() || !(onlyAdded || gone.size() == added.size())) {
			return arguments;
		}
		return signature.parameters()
			.stream()
			.map((parameter) -> isFormer(parameter) ? argument(parameter.name(), arguments)
					: onlyAdded ? TypedValues.leftOut(parameter) : argument(gone.remove(), arguments))
			.toList();
	}

	private boolean isFormer(Parameter parameter) {
		return former.parameterNames().contains(parameter.name());
	}

	private Value argument(String name, List<Value> arguments) {
		return arguments.get(former.parameterNames().indexOf(name));
	}

}
