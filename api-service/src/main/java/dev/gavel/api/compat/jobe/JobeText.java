package dev.gavel.api.compat.jobe;

import dev.gavel.api.compat.run.Output;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** What a program wrote, as text. */
final class JobeText {

	private static final HexFormat HEX = HexFormat.of();

	private static final int LAST_PRINTABLE = 0x7E;

	private JobeText() {
	}

	/**
	 * Writes bytes like {@code \xff}, and most control characters likewise, unless all of
	 * it is UTF-8.
	 * @param most how many bytes of it are given
	 */
	static String of(Output output, int most) {
		byte[] bytes = output.bytes();
		byte[] kept = (bytes.length > most) ? Arrays.copyOf(bytes, most) : bytes;
		try {
			return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(kept)).toString();
		}
		catch (CharacterCodingException ex) {
			return escaped(kept);
		}
	}

	private static String escaped(byte[] bytes) {
		StringBuilder text = new StringBuilder();
		for (byte each : bytes) {
			int code = each & 0xFF;
			boolean shown = (code >= ' ' && code <= LAST_PRINTABLE) || code == '\n' || code == '\r' || code == '\t';
			if (shown) {
				text.append((char) code);
			}
			else {
				text.append("\\x").append(HEX.toHexDigits(each));
			}
		}
		return text.toString();
	}

}
