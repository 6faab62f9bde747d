package dev.gavel.value;

/**
 * The notation of values in test suites and between worker and sandbox. It is JSON, with
 * an object of one key where Python knows more than JSON does: <code>{"t": [..]}</code> a
 * tuple, <code>{"s": [..]}</code> a set, <code>{"d": [[key, value], ..]}</code> a dict,
 * <code>{"f": "nan" | "inf" | "-inf"}</code> a float without digits,
 * <code>{"b": "00ff"}</code> bytes, <code>{"c": "1.0 -0.5"}</code> a complex number,
 * <code>{"n": "1.50"}</code> a Decimal. A number is a float exactly when it has a point
 * or an exponent.
 *
 * <p>
 * The output has no spaces, escapes all letters beyond ASCII in lower-case hexadecimal,
 * and has floats as Python's {@code repr} writes them. The harness in the sandbox writes
 * the same bytes, so that most right answers need not be decoded.
 */
public final class ValueCodec {

	private ValueCodec() {
	}

	public static byte[] encode(Value value) {
		return TaggedWriter.write(value);
	}

	/** Reads what Gavel itself has written. */
	public static Value decode(byte[] bytes) {
		return TaggedReader.read(ValueMapper.JSON.createParser(bytes));
	}

	/**
	 * @param maxElements how many {@link Elements} it may have; decoded, they take far
	 * more memory than their bytes. The digits of its long numbers are limited, too,
	 * because reading them takes far longer than writing them
	 * @throws ValueTooLarge when it exceeds a limit
	 * @throws MalformedValue when the bytes, which may be hostile, are anything other
	 * than one value in this notation
	 */
	public static Value decode(byte[] bytes, int maxElements) {
		return TaggedReader.read(ValueMapper.JSON.createParser(bytes), maxElements);
	}

	/**
	 * Checks a text without decoding it.
	 * @param bytes may be hostile, but begin with a quote
	 * @throws MalformedValue when they are anything other than one text
	 */
	public static void requireText(byte[] bytes) {
		TaggedReader.requireText(ValueMapper.JSON.createParser(bytes));
	}

}
