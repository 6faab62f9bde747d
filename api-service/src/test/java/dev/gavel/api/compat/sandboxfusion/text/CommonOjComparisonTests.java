package dev.gavel.api.compat.sandboxfusion.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommonOjComparisonTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false,
			value = { "7\\n|7", "  Yes \\n no\t\\n|YES\\nNO", "\\n\\n1\\n2\\n\\n|1\\n2", "''|\\n", "1.000001\\n|1",
					"1e3|1000", "1_000|1000.0", "0.1|0.1000009", "a\u00a0\\n\u2007b|a\\nb", "inf|INF", "nan|NaN",
					"-0.0|0", "1.\\n.5|1\\n0.5", "0.00000000000000001|0", " 3 \\n|3.00002", "+2|2",
					"a\\n\\nb|a\\n \\nb" })
	void accepts(String printed, String expected) {
		assertThat(CommonOjComparison.accepts(lines(printed), lines(expected))).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = false,
			value = { "8|7", "1\\n2|1", "1\\n\\n2|1\\n2", "1 2|1  2", "1.00002|1", "1|1.00002", "1 2|1 2.0",
					"0.0000000001|0", "nan|1", "inf|infinity", "1_|1", "0x10|16", "1d|1", "''|0", "1__0|10", "_1|1",
					"e1|1", "1+1|2" })
	void refuses(String printed, String expected) {
		assertThat(CommonOjComparison.accepts(lines(printed), lines(expected))).isFalse();
	}

	@Test
	void isNotSlowOnLongLines() {
		String digits = "1_".repeat(100_000);
		assertThat(CommonOjComparison.accepts(digits + "1", digits + "2")).isFalse();
		assertThat(CommonOjComparison.accepts(digits, digits + "2")).isFalse();
	}

	private static String lines(String text) {
		return text.replace("\\n", "\n");
	}

}
