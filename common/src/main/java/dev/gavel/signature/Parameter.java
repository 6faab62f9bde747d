package dev.gavel.signature;

import java.util.Objects;

/** A parameter of a question's function. */
public record Parameter(String name, ValueType type) {

	public Parameter {
		name = PythonName.normalized(name);
		Objects.requireNonNull(type, "type is null");
	}

}
