package dev.gavel.api.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0',
			value = { "abc|abc", "\"abc\"|abc", " \"a b\" |a b", "\"a\\\"b\\\\c\"|a\"b\\c", "a=b;c|a=b;c" })
	void quotesAreOptional(String header, String key) {
		assertThat(KeyText.read(List.of(header))).isEqualTo(key);
	}

	@Test
	void takes255Characters() {
		String longest = "k".repeat(255);
		assertThat(KeyText.read(List.of('"' + longest + '"'))).isEqualTo(longest);
		assertRefused(longest + "k", "it has 256 characters; the limit is 255");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "  ", "\"\"", "\" \"" })
	void isNotEmpty(String header) {
		assertRefused(header, "it is empty");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a b", "a\tb", "a\"b", "é", "\"abc", "\"a\"b\"", "\"a\tb\"", "\"a\\b\"", "\"a\"; b=1" })
	void hasPrintableCharactersOnly(String header) {
		assertRefused(header, "expected printable ASCII characters");
	}

	@Test
	void isSentOnce() {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> KeyText.read(List.of("a", "b")))
			.withMessageContaining("expected the header once, got it 2 times");
	}

	private static void assertRefused(String header, String why) {
		assertThatExceptionOfType(Problem.class).isThrownBy(() -> KeyText.read(List.of(header)))
			.withMessageContaining(why)
			.extracting(Problem::type)
			.isEqualTo(ProblemType.INVALID_IDEMPOTENCY_KEY);
	}

}
