package dev.gavel.worker.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.ComparisonSpec.Match;
import dev.gavel.message.ComparisonSpec.Text;
import dev.gavel.signature.ValueType.Scalar;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.ValueCodec;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The first tests have the cases of the default validator's own tests (problemtools,
 * {@code tests/default_validator_tests}).
 */
class TextComparisonTests {

	private static final Duration MOST_CPU_TIME = Duration.ofSeconds(5);

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "null",
			value = { "TOKENS;true;null;null;Hello\\n;Hello\\n", "EXACT;true;0.5;0.5;PI is 3.14\\n;PI is 3.14\\n",
					"TOKENS;false;null;0.5;1\\n;1.4\\n", "TOKENS;false;0.1;null;100\\n;105\\n",
					"TOKENS;false;0.5;0.5;1\\n;1.1\\n", "TOKENS;false;null;null;hello world\\n;hello world\\n",
					"EXACT;false;null;null;hello\\n world\\n;hello\\n world\\n" })
	void acceptsWhatTheDefaultValidatorAccepts(Match match, boolean caseSensitive, @Nullable Double relative,
			@Nullable Double absolute, String expected, String actual) {
		assertThat(difference(new Text(match, caseSensitive, relative, absolute), expected, actual)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', nullValues = "null", value = {
			"TOKENS;true;null;null;Hello\\n;hello\\n;on line 1, column 1: expected 'Hello', got 'hello'",
			"EXACT;true;0.5;0.5;PI is 1.0;PI is 2.0;on line 1, column 7: expected '1.0', got '2.0': off by 1, allowed 0.5",
			"TOKENS;false;null;null;Hello World!\\n;``;on line 1, column 1: expected 'Hello', got the end of the text",
			"TOKENS;false;null;0.1;1\\n;1.4\\n;on line 1, column 1: expected '1', got '1.4': off by 0.4, allowed 0.1",
			"TOKENS;false;0.5;0.5;inf\\n;0\\n;on line 1, column 1: expected 'inf', got '0'",
			"TOKENS;false;0.01;null;100\\n;105\\n;on line 1, column 1: expected '100', got '105': off by 5, allowed 1",
			"TOKENS;false;null;0.5;1\\n;1.4🚀\\n;on line 1, column 1: expected the number '1', got '1.4🚀'",
			"TOKENS;false;0.5;0.5;1\\n;1.50001\\n;on line 1, column 1: expected '1', got '1.50001': off by 0.50001, allowed 0.5",
			"TOKENS;false;0.01;null;0\\n;1\\n;on line 1, column 1: expected '0', got '1': off by 1, allowed 0",
			"TOKENS;true;null;null;aaaaaAaaa;aaaaAaaaa;on line 1, column 5: expected 'aaaaaAaaa', got 'aaaaAaaaa'",
			"TOKENS;false;null;null;Hello World!\\n;Hello World! more\\n;on line 1, column 14: expected the end of the text, got 'more'",
			"TOKENS;false;null;null;Hello World!\\n;Hello \\n;on line 2, column 1: expected 'World!', got the end of the text",
			"TOKENS;false;null;null;hello world\\n;hello there\\n;on line 1, column 7: expected 'world', got 'there'",
			"EXACT;false;null;null;hello\\n world\\n;hello\\nworld\\n;on line 2, column 1: the white space differs: expected '\\n ', got '\\n'",
			"EXACT;false;null;null;hello\\nworld\\n;hello\\n world\\n;on line 2, column 1: the white space differs: expected '\\n', got '\\n '",
			"TOKENS;false;null;null;Hello World!\\n; \\n   \\n\\n;on line 4, column 1: expected 'Hello', got the end of the text" })
	void refusesWhatTheDefaultValidatorRefuses(Match match, boolean caseSensitive, @Nullable Double relative,
			@Nullable Double absolute, String expected, String actual, String difference) {
		assertThat(difference(new Text(match, caseSensitive, relative, absolute), expected, actual))
			.hasValue(difference);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.0", "+1", "1.", "01", "10e-1", ".1E1", "0x1", "0X.8p1", "0x1p0", "1.05", "1e", "1e+",
			"0x1p", "1.E-" })
	void readsTheNumbersOfC(String number) {
		assertThat(difference(new Text(Match.TOKENS, true, null, 0.125), "1", number)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "1e1e", "1p2", "1_0", "1f", "1,0", "0x", ".", "+", "e1", "1.0.0", "inf", "nan", "1e999", "١" })
	void takesOnlyTheNumbersOfC(String text) {
		assertThat(difference(new Text(Match.TOKENS, true, 0.5, 1e9), "1", text))
			.hasValueSatisfying((difference) -> assertThat(difference).contains("expected the number '1', got "));
		assertThat(difference(new Text(Match.TOKENS, true, 0.5, 1e9), text, "1")).isPresent();
		assertThat(difference(new Text(Match.TOKENS, true, 0.5, 1e9), text, text)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "a b\\nc;a  b \\n c\\n\\n", "a\\n\\nb;A\\r\\n\\r\\nB", "``; \\n", " a;a", "\\na;\\n a" })
	void matchesLines(String expected, String actual) {
		assertThat(difference(new Text(Match.LINES, false, null, null), expected, actual)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "a b\\nc;a\\nb c;on line 1, column 2: expected 'b', got the end of the line",
					"a\\nb;a b;on line 1, column 3: expected the end of the line, got 'b'",
					"a\\nb;a;on line 1, column 2: expected the end of the line, got the end of the text",
					"a;\\na;on line 1, column 1: expected 'a', got the end of the line",
					"a\\n\\nb;a\\nb;on line 2, column 1: expected the end of the line, got 'b'",
					"a\\nb;a\\nb\\nc;on line 2, column 2: expected the end of the text, got the end of the line" })
	void saysWhichLineDiffers(String expected, String actual, String difference) {
		assertThat(difference(new Text(Match.LINES, false, null, null), expected, actual)).hasValue(difference);
	}

	@Test
	void ignoresTheCaseOfAsciiLettersOnly() {
		Text anyCase = new Text(Match.TOKENS, false, null, null);
		assertThat(difference(anyCase, "YES @Z", "yes @z")).isEmpty();
		assertThat(difference(anyCase, "[", "{")).isPresent();
		assertThat(difference(anyCase, "Ä", "ä")).isPresent();
		assertThat(difference(anyCase, "K", "\u212a")).isPresent();
	}

	/** In Python and Unicode, these are white space. */
	@Test
	void separatesTokensAtTheWhiteSpaceOfAsciiOnly() {
		assertThat(difference(new Text(Match.TOKENS, true, null, null), "a b", "a\t\u000b\f\r\nb")).isEmpty();
		assertThat(difference(new Text(Match.TOKENS, true, null, null), "a b", "a\u00a0b")).isPresent();
		assertThat(difference(new Text(Match.TOKENS, true, null, null), "a b", "a\u001cb")).isPresent();
	}

	@Test
	void refusesWhatIsNoText() {
		Comparison comparison = Comparison.of(new Text(Match.TOKENS, true, 0.5, 0.5), Scalar.STR).orElseThrow();
		assertThat(comparison.difference(new TextValue("1"), IntValue.of(1))).hasValue("expected '1', got 1");
		byte[] bytes = ValueCodec.encode(new TextValue("1 "));
		assertThat(comparison.acceptsUndecoded(EncodedValue.of(bytes), bytes)).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"ab \u00e4|on line 1, column 4: expected 'x', got '\ufffd'; the answer is not valid UTF-8 at byte 4, which is 0xe4",
			"\u00ff|on line 1, column 1: expected 'ab', got '\ufffd'; the answer is not valid UTF-8 at byte 1, which is 0xff",
			"ac \u0080|on line 1, column 2: expected 'ab', got 'ac'; the answer is not valid UTF-8 at byte 4, which is 0x80" })
	void saysWhereBytesAreNotUtf8(String latin1, String words) {
		TextComparison comparison = (TextComparison) Comparison.of(new Text(Match.TOKENS, true, null, null), Scalar.STR)
			.orElseThrow();
		TextSource expected = TextSource.of(new TextValue("ab x"));
		TextSource actual = TextSource.of(latin1.getBytes(StandardCharsets.ISO_8859_1));
		TextMismatch mismatch = comparison.mismatch(expected, actual);
		assertThat(comparison.explained(mismatch, expected, actual, 0).words()).isEqualTo(words);
	}

	/** An author may expect anything. */
	@Test
	void acceptsWhateverBytesAreExpected() {
		TextComparison comparison = (TextComparison) Comparison.of(new Text(Match.TOKENS, true, null, null), Scalar.STR)
			.orElseThrow();
		byte[] half = { (byte) 0xed, (byte) 0xa0, (byte) 0xbd };
		assertThat(comparison.mismatch(TextSource.of(new TextValue("\ud83d")), TextSource.of(half))).isNull();
	}

	@Test
	void readsLongTextsInLinearTime() {
		Text spec = new Text(Match.LINES, false, 1e-6, 1e-6);
		String digits = "1".repeat(8_000_000);
		assertThat(difference(spec, digits + "x", digits + "y")).isPresent();
		assertThat(difference(spec, "1 ".repeat(4_000_000), "1.0000001 ".repeat(4_000_000))).isEmpty();
		assertThat(difference(spec, "\n ".repeat(4_000_000) + "a", "\n".repeat(4_000_000) + "A")).isEmpty();
		assertThat(difference(spec, "a", " ".repeat(16_000_000) + "b")).isPresent();
	}

	private static Optional<String> difference(Text spec, String expected, String actual) {
		long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		Optional<String> difference = Comparison.of(spec, Scalar.STR)
			.orElseThrow()
			.difference(new TextValue(unescaped(expected)), new TextValue(unescaped(actual)));
		assertThat(Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start))
			.isLessThan(MOST_CPU_TIME);
		return difference;
	}

	private static String unescaped(String text) {
		return text.replace("\\n", "\n").replace("\\r", "\r");
	}

}
