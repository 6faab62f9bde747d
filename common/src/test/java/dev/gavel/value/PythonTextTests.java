package dev.gavel.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.TextValue;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonTextTests {

	@ParameterizedTest
	@CsvSource({ "1,1.0", "0.1,0.1", "1e15,1000000000000000.0", "1e16,1e+16", "1.5e300,1.5e+300", "0.0001,0.0001",
			"0.00001,1e-05", "123456.789,123456.789", "-2.5e-10,-2.5e-10" })
	void writesFloatsAsPythonDoes(double value, String repr) {
		assertThat(new FloatValue(value)).hasToString(repr);
	}

	@Test
	void quotesTextAsPythonDoes() {
		assertThat(new TextValue("it's")).hasToString("\"it's\"");
		assertThat(new TextValue("\"it's\"")).hasToString("'\"it\\'s\"'");
		assertThat(new TextValue("a\n\t\0\u007f😀")).hasToString("'a\\n\\t\\x00\\x7f😀'");
	}

	@Test
	void stopsAtTheLengthAskedFor() {
		Value value = PythonLiteral.parse("[" + "1, ".repeat(10_000) + "1]");
		assertThat(PythonText.abbreviate(value, 10)).isEqualTo("[1, 1, 1,…");
		assertThat(PythonText.abbreviate(PythonLiteral.parse("[1]"), 10)).isEqualTo("[1]");
	}

	@Test
	void doesNotDependOnTheLocale() {
		Locale before = Locale.getDefault();
		try {
			Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
			assertThat(new FloatValue(1e-7)).hasToString("1e-07");
		}
		finally {
			Locale.setDefault(before);
		}
	}

}
