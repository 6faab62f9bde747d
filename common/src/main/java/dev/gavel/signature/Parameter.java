package dev.gavel.signature;

/** A parameter of a question's function. */
public record Parameter(String name, ValueType type) {

	public Parameter {
		name = PythonName.normalized(name);
	}

}
