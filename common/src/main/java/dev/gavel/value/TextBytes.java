package dev.gavel.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** The bytes of an encoded text in UTF-8, which are made as they are read. */
final class TextBytes extends InputStream {

	private static final int BUFFER_BYTES = 256 * 1024;

	/** No character takes more. */
	private static final int MOST_BYTES = 4;

	private static final int ESCAPED_FIRST = 0xDC80;

	private static final int ESCAPED_LAST = 0xDCFF;

	private final byte[] json;

	private final int end;

	private final Half half;

	private int next;

	/** What did not fit into the last array. */
	private final byte[] rest = new byte[MOST_BYTES];

	private int restFrom;

	private int restTo;

	/** What half a surrogate pair is read as. */
	enum Half {

		/**
		 * U+DC80 to U+DCFF are bytes that are no UTF-8, as with Python's
		 * {@code surrogateescape}; any other is a question mark.
		 */
		BYTE,
		/** Three bytes, as with Python's {@code surrogatepass}. */
		PASSED

	}

	/**
	 * @param json a text in JSON, from its first quotation mark up to its last
	 */
	TextBytes(byte[] json, int from, int to, Half half) {
		if (to - from < 2 || json[from] != '"' || json[to - 1] != '"') {
			throw new MalformedValue("expected a text");
		}
		this.json = json;
		this.next = from + 1;
		this.end = to - 1;
		this.half = half;
	}

	@Override
	public int read() {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] target, int offset, int length) {
		int to = offset + length;
		int at = takeRest(target, offset, to);
		while (at < to && next < end) {
			at = readPlain(target, at, to);
			if (at < to && next < end) {
				at = (to - at < MOST_BYTES) ? readRest(target, at, to) : readEscape(target, at);
			}
		}
		return (at == offset && length > 0) ? -1 : at - offset;
	}

	/** Reads up to the next escape, but through line breaks: long texts have many. */
	private int readPlain(byte[] target, int offset, int to) {
		int at = offset;
		int index = next;
		while (at < to && index < end && (json[index] != '\\' || json[index + 1] == 'n')) {
			boolean plain = json[index] != '\\';
			target[at++] = plain ? json[index] : (byte) '\n';
			index += plain ? 1 : 2;
		}
		next = index;
		return at;
	}

	private int readRest(byte[] target, int offset, int to) {
		restFrom = 0;
		restTo = readEscape(rest, 0);
		return takeRest(target, offset, to);
	}

	private int takeRest(byte[] target, int offset, int to) {
		int at = offset;
		while (restFrom < restTo && at < to) {
			target[at++] = rest[restFrom++];
		}
		return at;
	}

	/** Returns where the character ends in the array. */
	private int readEscape(byte[] target, int offset) {
		byte letter = json[next + 1];
		if (letter == 'u') {
			return encode(character(), target, offset);
		}
		target[offset] = unescaped(letter);
		next += 2;
		return offset + 1;
	}

	private static byte unescaped(byte letter) {
		return (byte) switch (letter) {
			case 'n' -> '\n';
			case 't' -> '\t';
			case 'r' -> '\r';
			case 'b' -> '\b';
			case 'f' -> '\f';
			default -> letter;
		};
	}

	private int character() {
		char unit = unit(next);
		next += 6;
		if (Character.isHighSurrogate(unit) && next < end && json[next] == '\\' && json[next + 1] == 'u'
				&& Character.isLowSurrogate(unit(next))) {
			next += 6;
			return Character.toCodePoint(unit, unit(next - 6));
		}
		return unit;
	}

	private char unit(int at) {
		return (char) (digit(at + 2) << 12 | digit(at + 3) << 8 | digit(at + 4) << 4 | digit(at + 5));
	}

	private int digit(int at) {
		byte letter = json[at];
		return (letter <= '9') ? letter - '0' : (letter & 0xf) + 9;
	}

	private int encode(int character, byte[] target, int offset) {
		int at = offset;
		if (character < 0x80) {
			target[at++] = (byte) character;
		}
		else if (half == Half.BYTE && character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
			target[at++] = (byte) ((character >= ESCAPED_FIRST && character <= ESCAPED_LAST) ? character : '?');
		}
		else if (character < 0x800) {
			target[at++] = (byte) (0xc0 | character >> 6);
			target[at++] = following(character);
		}
		else if (character < 0x10000) {
			target[at++] = (byte) (0xe0 | character >> 12);
			target[at++] = following(character >> 6);
			target[at++] = following(character);
		}
		else {
			target[at++] = (byte) (0xf0 | character >> 18);
			target[at++] = following(character >> 12);
			target[at++] = following(character >> 6);
			target[at++] = following(character);
		}
		return at;
	}

	private static byte following(int bits) {
		return (byte) (0x80 | bits & 0x3f);
	}

	@Override
	public long transferTo(OutputStream out) throws IOException {
		byte[] buffer = new byte[Math.max(MOST_BYTES, Math.min(BUFFER_BYTES, end - next))];
		long bytes = 0;
		for (int read = read(buffer); read > 0; read = read(buffer)) {
			out.write(buffer, 0, read);
			bytes += read;
		}
		return bytes;
	}

	/** Returns the text that has these bytes. */
	static String decode(byte[] bytes) {
		CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
		ByteBuffer from = ByteBuffer.wrap(bytes);
		CharBuffer to = CharBuffer.allocate(bytes.length);
		CoderResult result = decoder.decode(from, to, true);
		while (result.isError()) {
			for (int i = 0; i < result.length(); i++) {
				to.put((char) (ESCAPED_FIRST - 0x80 + (from.get() & 0xff)));
			}
			result = decoder.decode(from, to, true);
		}
		return to.flip().toString();
	}

}
