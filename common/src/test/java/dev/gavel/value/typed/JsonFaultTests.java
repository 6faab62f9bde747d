package dev.gavel.value.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.value.MalformedValue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFaultTests {

	private static final String VALID = "{\"a\": [1, -2.5e3, true, null, \"x\\u0041\\n\"], \"b\": {\"c\": [[], {}]}}";

	private static final String MUTATIONS = "{}[]:,\"'\\\n\t /*#+-.0123eEtrufalsn\0\u00a0xNI(";

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "[1,];at line 1, column 4: expected a value, found ']'",
					"`{\"a\": 1,\n}`;at line 2, column 1: expected a key in double quotes, found '}'",
					"[1 2];at line 1, column 4: expected ',' or ']', found '2'",
					"{\"a\" 1};at line 1, column 6: expected ':' after the key, found '1'",
					"[1, 2;at line 1, column 6: the text ends too early", "[1};expected ']', found '}'",
					"{\"a\": 1, \"a\": 2};the key 'a' appears twice", "01;a number cannot have leading zeros",
					"`[\"a\nb\"]`;line breaks and other control characters in a string must be escaped",
					"[\u00a01];expected a value, found '\\xa0'", "[+1];a number cannot start with a plus sign",
					"\"abc;a string has no closing quote", "\"\\q\";a backslash cannot be followed by 'q'",
					"[1] [2];expected the end of the text", "DEEP;values may be nested at most 200 levels deep",
					"`// one`;JSON has no comments" })
	void saysWhyATextIsNotJson(String text, String message) {
		assertThatExceptionOfType(MalformedValue.class)
			.isThrownBy(() -> JsonValues.parse(text.replace("DEEP", "[".repeat(1000))))
			.withMessageContaining(message);
	}

	@Test
	void neverQuotesTheParser() {
		Random random = new Random(17);
		for (int i = 0; i < 100_000; i++) {
			StringBuilder text = new StringBuilder(VALID);
			for (int j = random.nextInt(3); j >= 0; j--) {
				int at = random.nextInt(text.length());
				text.replace(at, at + random.nextInt(2), "" + MUTATIONS.charAt(random.nextInt(MUTATIONS.length())));
			}
			try {
				JsonValues.parse(text.toString());
			}
			catch (MalformedValue ex) {
				assertThat(ex.getMessage())
					.matches("(?s)not JSON at line \\d+, column \\d+: .*|not JSON: .*|contains a number .*")
					.doesNotContain("REDACTED", "FAIL_ON", "Unexpected", "JSON String", "code ", "is not valid JSON");
			}
		}
	}

}
