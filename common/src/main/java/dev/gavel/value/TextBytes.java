package dev.gavel.value;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of an encoded text in UTF-8, which are made as they are read. A byte that is
 * no UTF-8 is in the text as half a surrogate pair, U+DC80 to U+DCFF, as Python's
 * {@code surrogateescape} has it; any other half is read as a question mark.
 */
final class TextBytes extends InputStream {

	private static final int BUFFER_BYTES = 256 * 1024;

	/** No character takes more. */
	private static final int MOST_BYTES = 4;

	private static final int ESCAPED_FIRST = 0xDC80;

	private static final int ESCAPED_LAST = 0xDCFF;

	private final byte[] json;

	private final int end;

	private int next;

	/** What did not fit into the last array. */
	private final byte[] rest = new byte[MOST_BYTES];

	private int restFrom;

	private int restTo;

	/**
	 * @param json a text in JSON, from its first quotation mark up to its last
	 */
	TextBytes(byte[] json, int from, int to) {
		if (to - from < 2 || json[from] != '"' || json[to - 1] != '"') {
			throw new MalformedValue("expected a text");
		}
		this.json = json;
		this.next = from + 1;
		this.end = to - 1;
	}

	@Override
	public int read() {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xff;
	}

	@Override
	public int read(byte[] target, int offset, int length) {
		int to = offset + length;
		int at = offset;
		while (restFrom < restTo && at < to) {
			target[at++] = rest[restFrom++];
		}
		while (at < to && next < end) {
			if (json[next] != '\\') {
				int plain = copyPlain(target, at, Math.min(to - at, end - next));
				next += plain;
				at += plain;
			}
			else if (json[next + 1] != 'u') {
				target[at++] = unescaped(json[next + 1]);
				next += 2;
			}
			else {
				at = readCharacter(target, at, to);
			}
		}
		return (at == offset && length > 0) ? -1 : at - offset;
	}

	/** Most bytes stand for themselves. Returns how many of them came next. */
	private int copyPlain(byte[] target, int offset, int most) {
		byte[] from = json;
		int start = next;
		int plain = 0;
		while (plain < most && from[start + plain] != '\\') {
			target[offset + plain] = from[start + plain];
			plain++;
		}
		return plain;
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

	private int readCharacter(byte[] target, int offset, int to) {
		restFrom = 0;
		restTo = encode(character());
		int at = offset;
		while (restFrom < restTo && at < to) {
			target[at++] = rest[restFrom++];
		}
		return at;
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
		int unit = 0;
		for (int i = at + 2; i < at + 6; i++) {
			unit = unit << 4 | Character.digit(json[i], 16);
		}
		return (char) unit;
	}

	private int encode(int character) {
		if (character < 0x80) {
			rest[0] = (byte) character;
			return 1;
		}
		if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
			rest[0] = (byte) ((character >= ESCAPED_FIRST && character <= ESCAPED_LAST) ? character : '?');
			return 1;
		}
		byte[] encoded = Character.toString(character).getBytes(StandardCharsets.UTF_8);
		System.arraycopy(encoded, 0, rest, 0, encoded.length);
		return encoded.length;
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
