package dev.gavel.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.PythonInterpreter;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.literal.PythonLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PythonTextTests {

	private static final JsonMapper JSON = new JsonMapper();

	@ParameterizedTest
	@CsvSource({ "1,1.0", "0.1,0.1", "1e15,1000000000000000.0", "1e16,1e+16", "1.5e300,1.5e+300", "0.0001,0.0001",
			"0.00001,1e-05", "123456.789,123456.789", "-2.5e-10,-2.5e-10", "2e23,2e+23", "5e-324,5e-324",
			"1e-323,1e-323" })
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
	void escapesWhatCannotBeSeen() {
		assertThat(new TextValue("\u00a0\u200b\u202e\u3000\ue000\ud800\udb40\udc41\u0378é"))
			.hasToString("'\\xa0\\u200b\\u202e\\u3000\\ue000\\ud800\\U000e0041\\u0378é'");
	}

	@Test
	void escapesTheCharactersThatPythonEscapes() throws Exception {
		List<String> different = new ArrayList<>();
		for (String line : PythonInterpreter.run("characters.py", List.of())) {
			JsonNode character = JSON.readTree(line);
			int code = character.get("code").intValue();
			boolean shown = new TextValue(Character.toString(code)).toString().length() == 2
					+ Character.charCount(code);
			if (Character.isDefined(code) && code != '\\' && shown != character.get("printable").booleanValue()) {
				different.add(line);
			}
		}
		assertThat(different).isEmpty();
	}

	@Test
	void writesGeneratedValuesAsPythonDoes() throws Exception {
		GeneratedValues generated = new GeneratedValues(17);
		List<Value> values = Stream.generate(generated::next).limit(50_000).toList();
		List<String> reprs = PythonInterpreter.run("reprs.py",
				values.stream().map((value) -> new String(ValueCodec.encode(value), UTF_8)).toList());
		for (int i = 0; i < values.size(); i++) {
			String repr = JSON.readTree(reprs.get(i)).stringValue();
			assertThat(values.get(i)).hasToString(repr);
			assertThat(PythonLiteral.parseWithObjects(repr)).isEqualTo(values.get(i));
		}
	}

	@Test
	void cutsNoCharacterInTwo() {
		assertThat(PythonText.abbreviate(new TextValue("a😀b😀"), 4)).isEqualTo("'a…");
		assertThat(PythonText.abbreviate(new TextValue("a😀b😀"), 5)).isEqualTo("'a😀…");
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
