package dev.gavel.value;

import dev.gavel.value.Value.TextValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A value that Gavel itself wrote in the notation of {@link ValueCodec}. It is decoded at
 * each use, because a decoded value takes up to forty times the memory of its bytes.
 */
public final class EncodedValue {

	/** A backslash, u and four digits. */
	private static final int UNICODE_ESCAPE = 6;

	private final byte[] bytes;

	private final int from;

	private final int to;

	private EncodedValue(byte[] bytes, int from, int to) {
		this.bytes = bytes;
		this.from = from;
		this.to = to;
	}

	public static EncodedValue of(Value value) {
		return of(TaggedWriter.write(value));
	}

	/**
	 * @param bytes must not change any more
	 */
	public static EncodedValue of(byte[] bytes) {
		return of(bytes, 0, bytes.length);
	}

	/** Returns a list of values, without decoding them. */
	public static EncodedValue ofList(List<EncodedValue> elements) {
		ByteArrayOutputStream list = new ByteArrayOutputStream();
		list.write('[');
		for (EncodedValue element : elements) {
			if (list.size() > 1) {
				list.write(',');
			}
			list.write(element.bytes, element.from, element.size());
		}
		list.write(']');
		return of(list.toByteArray());
	}

	/** Writes values as a dict, without decoding them. */
	public static void writeDict(List<String> keys, List<EncodedValue> values, OutputStream out) throws IOException {
		String separator = "{\"d\":[[";
		for (int i = 0; i < keys.size(); i++) {
			out.write(separator.getBytes(StandardCharsets.US_ASCII));
			of(new TextValue(keys.get(i))).writeTo(out);
			out.write(',');
			values.get(i).writeTo(out);
			separator = "],[";
		}
		out.write((keys.isEmpty() ? "{\"d\":[]}" : "]]}").getBytes(StandardCharsets.US_ASCII));
	}

	/**
	 * Refers to the bytes from one index up to, but not including, another.
	 * @param bytes must not change any more
	 */
	static EncodedValue of(byte[] bytes, int from, int to) {
		return new EncodedValue(bytes, from, to);
	}

	public static EncodedValue of(String encoded) {
		return of(encoded.getBytes(StandardCharsets.UTF_8));
	}

	public Value decode() {
		return TaggedReader.read(parser());
	}

	/**
	 * Returns the value with its first elements only. {@link PythonText} writes at least
	 * one character for each, so a text that is truncated after that many characters is
	 * the same.
	 */
	public Value beginning(int maxElements) {
		int cut = (bytes[from] == '"') ? endOfCharacters(maxElements + 1L) : to;
		return (cut < to - 1) ? TaggedReader.readBeginning(textUpTo(cut), maxElements)
				: TaggedReader.readBeginning(parser(), maxElements);
	}

	/** Returns where so many characters of a text end: only they need to be decoded. */
	private int endOfCharacters(long characters) {
		int end = from + 1;
		for (long i = 0; i < characters && end < to - 1; i++) {
			end += (bytes[end] != '\\') ? 1 : (bytes[end + 1] == 'u') ? UNICODE_ESCAPE : 2;
		}
		return end;
	}

	private JsonParser textUpTo(int end) {
		byte[] text = Arrays.copyOfRange(bytes, from, end + 1);
		text[text.length - 1] = '"';
		return ValueMapper.JSON.createParser(text);
	}

	/**
	 * Returns the text of these bytes in UTF-8. A byte that is no UTF-8 becomes half a
	 * surrogate pair, U+DC80 to U+DCFF, as with Python's {@code surrogateescape}.
	 */
	public static EncodedValue ofText(byte[] utf8) {
		return of(new TextValue(TextBytes.decode(utf8)));
	}

	/**
	 * Returns the bytes of a text in UTF-8, which are made as they are read, as
	 * {@link #ofText} takes them. They need not be closed.
	 * @throws MalformedValue when this is not a text
	 */
	public InputStream text() {
		return new TextBytes(bytes, from, to, TextBytes.Half.BYTE);
	}

	/**
	 * Returns the elements of a list.
	 * @throws MalformedValue when this is not a list
	 */
	public List<EncodedValue> elements() {
		List<EncodedValue> elements = new ArrayList<>();
		try (JsonParser json = parser()) {
			if (json.nextToken() != JsonToken.START_ARRAY) {
				throw new MalformedValue("expected a list, found " + json.currentToken());
			}
			json.nextToken();
			while (json.currentToken() != JsonToken.END_ARRAY) {
				elements.add(element(json));
			}
		}
		return elements;
	}

	/**
	 * Moves on to the next token: Jackson knows where a text ends only there, unless it
	 * loads the text.
	 */
	private EncodedValue element(JsonParser json) {
		int start = (int) json.currentTokenLocation().getByteOffset();
		json.skipChildren();
		json.nextToken();
		int end = from + (int) json.currentTokenLocation().getByteOffset();
		while (bytes[end - 1] == ',' || bytes[end - 1] == ' ') {
			end--;
		}
		return of(bytes, from + start, end);
	}

	public int size() {
		return to - from;
	}

	/** Whether this is a text. */
	public boolean isText() {
		return size() > 0 && bytes[from] == '"';
	}

	/**
	 * Does the same as {@link #text()}, but reads each half of a surrogate pair as three
	 * bytes, as Python's {@code surrogatepass} writes it. Different texts have different
	 * bytes.
	 */
	public InputStream distinctText() {
		return new TextBytes(bytes, from, to, TextBytes.Half.PASSED);
	}

	/** Returns the bytes, which must not change. */
	public byte[] toBytes() {
		return (size() == bytes.length) ? bytes : Arrays.copyOfRange(bytes, from, to);
	}

	public void writeTo(OutputStream out) throws IOException {
		out.write(bytes, from, size());
	}

	/** Whether these are the bytes of this value. */
	public boolean hasBytes(byte[] others) {
		return Arrays.equals(bytes, from, to, others, 0, others.length);
	}

	private JsonParser parser() {
		return ValueMapper.JSON.createParser(bytes, from, size());
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof EncodedValue value && Arrays.equals(bytes, from, to, value.bytes, value.from, value.to);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(toBytes());
	}

	@Override
	public String toString() {
		return new String(bytes, from, size(), StandardCharsets.UTF_8);
	}

}
