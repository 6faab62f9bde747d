package dev.gavel.value;

/**
 * Python's {@code bytes}.
 *
 * @param octets a character up to U+00FF for each byte
 */
public record BytesValue(String octets) implements Value.Atom {

	@Override
	public <R> R accept(Visitor<R> visitor) {
		return visitor.bytes(this);
	}

	@Override
	public Kind kind() {
		return Kind.BYTES;
	}

	@Override
	public String toString() {
		return PythonText.of(this);
	}

}
