package dev.gavel.signature;

import java.util.List;
import java.util.Objects;

/**
 * The function a submission must define. Calls are positional, in the order of
 * {@code parameters}. Names are spelled as Python spells them.
 */
public record Signature(String functionName, List<Parameter> parameters, ValueType returnType) {

	public Signature {
		functionName = PythonName.normalized(functionName);
		parameters = List.copyOf(parameters);
		Objects.requireNonNull(returnType, "return_type is null");
	}

	public List<String> parameterNames() {
		return parameters.stream().map(Parameter::name).toList();
	}

}
