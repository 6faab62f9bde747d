package dev.gavel.value;

import dev.gavel.value.Value.FloatValue;

/** Python's {@code complex}. */
public record ComplexValue(FloatValue real, FloatValue imaginary) implements Value.Atom {

	public ComplexValue(double real, double imaginary) {
		this(new FloatValue(real), new FloatValue(imaginary));
	}

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.complex(this);
	}

	@Override
	public Kind kind() {
		return Kind.COMPLEX;
	}

	@Override
	public String toString() {
		return PythonText.of(this);
	}

}
