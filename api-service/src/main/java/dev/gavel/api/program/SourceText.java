package dev.gavel.api.program;

import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a source that was sent as bytes. The encoding is the request's charset,
 * otherwise that of a byte order mark, otherwise that of the coding line (PEP 263),
 * otherwise UTF-8.
 */
public final class SourceText {

	private static final String FIELD = "code";

	private static final char BYTE_ORDER_MARK = '\uFEFF';

	private static final String CODING = "[ \\t\\f]*#[^\\r\\n]*?coding[:=][ \\t]*([-\\w.]+)";

	/**
	 * The coding line is the first line, or the second after a blank line or a comment.
	 */
	private static final List<Pattern> CODING_LINES = List.of(Pattern.compile("\\A" + CODING),
			Pattern.compile("\\A[ \\t\\f]*(?:#[^\\r\\n]*)?(?:\\r\\n?|\\n)" + CODING));

	/** The coding line must be within the first bytes. */
	private static final int LOOKED_AT = 4096;

	private SourceText() {
	}

	/**
	 * @param charset of the request's content type
	 * @throws Problem when the bytes are not valid in the encoding
	 */
	public static String decode(byte[] bytes, @Nullable Charset charset) {
		String text = (charset != null) ? PlainText.decode(FIELD, bytes, charset, charset + ", the request's charset")
				: byMark(bytes).orElseGet(() -> byCodingLine(bytes));
		return (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) ? text.substring(1) : text;
	}

	private static Optional<String> byMark(byte[] bytes) {
		return Stream.of("UTF-8", "UTF-32BE", "UTF-32LE", "UTF-16BE", "UTF-16LE")
			.map(Charset::forName)
			.filter((charset) -> startsWith(bytes, String.valueOf(BYTE_ORDER_MARK).getBytes(charset)))
			.findFirst()
			.map((charset) -> PlainText.decode(FIELD, bytes, charset,
					charset + ", the encoding of its byte order mark"));
	}

	private static boolean startsWith(byte[] bytes, byte[] mark) {
		return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
	}

	private static String byCodingLine(byte[] bytes) {
		String beginning = new String(bytes, 0, Math.min(bytes.length, LOOKED_AT), StandardCharsets.ISO_8859_1);
		return CODING_LINES.stream()
			.map((pattern) -> pattern.matcher(beginning))
			.filter(Matcher::find)
			.findFirst()
			.map((line) -> line.group(1))
			.map((name) -> PlainText.decode(FIELD, bytes, charset(name), name + ", the encoding in its coding line"))
			.orElseGet(() -> PlainText.decode(FIELD, bytes, StandardCharsets.UTF_8,
					"UTF-8; send it as UTF-8, or name its encoding in a coding line"));
	}

	/**
	 * Finds the charset by Python's name: Python knows more names of an encoding than
	 * Java.
	 */
	private static Charset charset(String name) {
		String usual = name.toLowerCase(Locale.ROOT).replace('_', '-');
		if (usual.equals("utf-8") || usual.startsWith("utf-8-")) {
			return StandardCharsets.UTF_8;
		}
		return Stream.of(usual, usual.replace("-", ""))
			.filter(SourceText::isKnown)
			.map(Charset::forName)
			.filter(SourceText::canSayCoding)
			.findFirst()
			.orElseThrow(() -> Violations.of(FIELD,
					"names the encoding '%s' in its coding line, which is not supported; send the program as UTF-8"
						.formatted(name)));
	}

	private static boolean isKnown(String name) {
		try {
			return Charset.isSupported(name);
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	/**
	 * Whether a coding line has the same bytes as in ASCII: Python accepts no other
	 * encodings.
	 */
	private static boolean canSayCoding(Charset charset) {
		return charset.canEncode()
				&& new String("coding".getBytes(charset), StandardCharsets.US_ASCII).equals("coding");
	}

}
