package dev.gavel.worker.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.ComparisonSpec.Match;
import dev.gavel.message.ComparisonSpec.Text;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value.TextValue;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The comparison as a stream decides as one of whole strings does. */
class TextWalkTests {

	private static final int PAIRS = 20_000;

	private static final List<String> PIECES = List.of(" ", "  ", "\n", "\n\n", "\r\n", "\t", "\u000b", "\f", "\u00a0",
			"\u2003", "\u0085", "\u001c", "\ufeff", "a", "A", "b", "ab", "aB", "Ä", "ä", "ß", "é", "e\u0301", "€", "😀",
			"\ud83d", "\ude00", "\u0000", "1", "1.0", "1.00000001", "0.1", "-1", "+1", "1e0", "1e999", "0x1p0",
			"0x.8p1", "nan", "inf", "1.", ".5", ".", "-", "e5", "1e", "1e-", "007", "\"", "\\", "'", "\u007f");

	private static final List<@Nullable Double> TOLERANCES = List.of(0.0, 1e-9, 1e-6, 0.5);

	private final Random random = new Random(20261130);

	@Test
	void decidesAsAComparisonOfStringsDoes() throws IOException {
		int accepted = 0;
		for (int i = 0; i < PAIRS; i++) {
			String expected = text();
			String actual = (random.nextInt(8) == 0) ? text() : changed(expected);
			Text spec = spec();
			boolean accepts = StringComparison.accepts(spec, expected, actual);
			assertThat(accepts(spec, expected, actual))
				.as("%s: %s, %s", spec, new TextValue(expected), new TextValue(actual))
				.isEqualTo(accepts);
			accepted += accepts ? 1 : 0;
		}
		assertThat(accepted).isBetween(PAIRS / 10, PAIRS * 9 / 10);
	}

	/** Whatever is at the end of what is in memory. */
	@Test
	void decidesTheSameOfTextsThatAreLongerThanWhatIsInMemory() throws IOException {
		for (int i = 0; i < PAIRS / 100; i++) {
			String padding = List.of("a", " ", "\n", "1 ", "ä\n", "0").get(random.nextInt(6));
			String long1 = padding.repeat((64 * 1024 - random.nextInt(16)) / padding.length());
			String long2 = (random.nextInt(2) == 0) ? long1 : long1 + padding.repeat(1 + random.nextInt(3));
			String expected = text() + long1 + text();
			String actual = changed(expected.substring(0, 3)) + expected.substring(3).replace(long1, long2);
			Text spec = spec();
			assertThat(accepts(spec, expected, actual)).isEqualTo(StringComparison.accepts(spec, expected, actual));
			assertThat(accepts(spec, expected, expected)).isTrue();
		}
	}

	private String text() {
		StringBuilder text = new StringBuilder();
		for (int i = random.nextInt(12); i > 0; i--) {
			text.append(PIECES.get(random.nextInt(PIECES.size()))).append((random.nextInt(3) == 0) ? " " : "");
		}
		return text.append((random.nextInt(3) == 0) ? "\n" : "").toString();
	}

	private String changed(String text) {
		int at = random.nextInt(text.length() + 1);
		return switch (random.nextInt(10)) {
			case 0 -> text;
			case 1 -> text + "\n";
			case 2 -> text.stripTrailing();
			case 3 -> text.replace("\n", "\r\n");
			case 4 -> text.replace(" ", "  ");
			case 5 -> text.replace("1", "1.0000000001");
			case 6 -> text.replace('a', 'A');
			case 7 -> text.substring(0, at) + " " + text.substring(at);
			case 8 -> text.substring(0, at) + PIECES.get(random.nextInt(PIECES.size())) + text.substring(at);
			default -> text.replace("1.0", "0x1p0");
		};
	}

	private Text spec() {
		Match match = Match.values()[random.nextInt(Match.values().length)];
		return new Text(match, random.nextBoolean(), tolerance(), tolerance());
	}

	private @Nullable Double tolerance() {
		return random.nextBoolean() ? null : TOLERANCES.get(random.nextInt(TOLERANCES.size()));
	}

	@Test
	void readsNumbersAsStringsAreRead() {
		for (int i = 0; i < PAIRS; i++) {
			String token = number();
			TextNumber number = new TextNumber();
			number.begin();
			token.chars().forEach(number::accept);
			assertThat(number.value()).as(token)
				.isEqualTo(Double.valueOf(StringComparison.number(token).orElse(Double.NaN)));
		}
	}

	private String number() {
		String alphabet = (random.nextInt(4) == 0) ? "0123456789abcdefABCDEF" : "00001234567899";
		StringBuilder number = new StringBuilder(List.of("", "", "-", "+").get(random.nextInt(4)));
		number.append((alphabet.length() > 20) ? "0x" : "");
		int digits = random.nextInt((random.nextInt(20) == 0) ? 2000 : 25);
		for (int i = 0; i < digits; i++) {
			number.append(alphabet.charAt(random.nextInt(alphabet.length())));
		}
		if (random.nextBoolean()) {
			number.insert(random.nextInt(number.length() + 1), '.');
		}
		if (random.nextInt(3) == 0) {
			number.append(List.of("e", "E", "p", "e+", "e-", "p-").get(random.nextInt(6)));
			number.append(random.nextBoolean() ? "" : random.nextInt(350));
		}
		return number.toString();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1e999999999", "-1e-999999999999999999999", "0e99999999999", "0x1p99999999999", "4.9e-324",
			"2.2250738585072012e-308", "1.7976931348623158e308", "1.7976931348623159e308", "9007199254740993",
			"0x1.fffffffffffff8p0", "0x1.00000000000008000000001p0", "123456789012345e22", "123456789012345e-22",
			"1e23", "0x0.0000000000001p-1022" })
	void readsNumbersThatAreHardToRead(String token) {
		TextNumber number = new TextNumber();
		number.begin();
		token.chars().forEach(number::accept);
		assertThat(number.value()).isEqualTo(Double.valueOf(StringComparison.number(token).orElse(Double.NaN)));
	}

	@ParameterizedTest
	@EnumSource(Match.class)
	void takesNoMoreMemoryForLongTexts(Match match) throws IOException {
		long bytes = 1L << 28;
		long before = allocated();
		Text spec = new Text(match, true, null, null);
		assertThat(TextWalk.of(spec, repeated("12345 6789\n", bytes), repeated("12345 6789\n", bytes))).isNull();
		assertThat(TextWalk.of(spec, repeated("1", bytes), repeated("1", bytes))).isNull();
		assertThat(TextWalk.of(spec, repeated("1", bytes), repeated("1", bytes - 1)).rightBytes()).isEqualTo(bytes - 1);
		assertThat(allocated() - before).isLessThan(4 * 1024 * 1024);
	}

	private static long allocated() {
		return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
	}

	private static TextSource repeated(String text, long bytes) {
		byte[] chunk = text.repeat(8192).getBytes(StandardCharsets.US_ASCII);
		return new TextSource() {

			@Override
			public InputStream open() {
				return new InputStream() {

					private long read;

					@Override
					public int read() {
						throw new UnsupportedOperationException();
					}

					@Override
					public int read(byte[] target, int from, int length) {
						int at = (int) (read % chunk.length);
						int count = (int) Math.min(bytes - read, Math.min(length, chunk.length - at));
						System.arraycopy(chunk, at, target, from, count);
						read += count;
						return (count == 0) ? -1 : count;
					}
				};
			}

			@Override
			public long atMostBytes() {
				return bytes;
			}

		};
	}

	@Test
	void readsTheBytesOfEncodedTexts() throws IOException {
		for (int i = 0; i < PAIRS / 10; i++) {
			String text = text().replaceAll("[\ud800-\udfff]", "") + "😀";
			EncodedValue encoded = EncodedValue.of(new TextValue(text));
			assertThat(encoded.distinctText().readAllBytes()).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
			try (InputStream byByte = encoded.distinctText()) {
				for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
					assertThat(byByte.read()).isEqualTo(octet & 0xff);
				}
				assertThat(byByte.read()).isEqualTo(-1);
			}
		}
	}

	private static boolean accepts(Text spec, String expected, String actual) throws IOException {
		return TextWalk.of(spec, TextSource.of(new TextValue(expected)), TextSource.of(new TextValue(actual))) == null;
	}

}
