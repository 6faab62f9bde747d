package dev.gavel.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFaultTests {

	private static final String VALID = "{\"a\": [1, -2.5e3, true, null, \"x\\u0041\\n\"], \"b\": {\"c\": [[], {}]}}";

	private static final String MUTATIONS = "{}[]:,\"'\\\n\t /*#+-.0123eEtrufalsn\0\u00a0xNI(";

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = { "[1,];at line 1, column 4: expected a value, found ']'",
			"`{\"a\": 1,\n}`;at line 2, column 1: expected a key in double quotes, found '}'",
			"[1 2];at line 1, column 4: expected ',' or ']', found '2'",
			"{\"a\" 1};at line 1, column 6: expected ':' after the key, found '1'",
			"[1, 2;at line 1, column 6: it ends too early", "[1};expected ']', found '}'",
			"{\"a\": 1, \"a\": 2};the key 'a' appears twice", "01;a number has no leading zeros",
			"`[\"a\nb\"]`;a line end or another control character inside a text is written as an escape",
			"[\u00a01];expected a value, found '\\xa0'", "[+1];a number has no plus sign",
			"\"abc;a text has no closing quote", "\"\\q\";there is no escape of a backslash and 'q'",
			"[1] [2];expected the end", "DEEP;values may be nested at most 200 deep", "`// one`;JSON has no comments" })
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
					.matches("(?s)not JSON at line \\d+, column \\d+: .*|not JSON: .*|holds a number .*")
					.doesNotContain("REDACTED", "FAIL_ON", "Unexpected", "JSON String", "code ", "is not valid JSON");
			}
		}
	}

}
