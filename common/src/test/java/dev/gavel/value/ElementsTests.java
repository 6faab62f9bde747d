package dev.gavel.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.value.literal.PythonLiteral;
import dev.gavel.value.typed.JsonValues;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class ElementsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			1                         | 0
			'[1, 2, [3'               | 0
			[]                        | 0
			[1, 2, 3]                 | 3
			[[], [1], "a, b, [c"]     | 4
			{"a": [1, 2], "b": {}}    | 6
			[[[[[]]]]]                | 4
			[(1,), (2,), ('x\\'', {3})] | 8""")
	void areCountedAtEveryDepthAndNeverFewerThanEstimated(String written, int elements) {
		assertThat(Elements.in(PythonLiteral.parse(written))).isEqualTo(elements);
		assertThat(Elements.leastIn(written)).isLessThanOrEqualTo(elements).isGreaterThanOrEqualTo(elements / 2);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			1                      | 0
			[1, [2, []], "x"]      | 5
			{"a": [1, 2], "b": {}} | 6""")
	void ofJsonAreThoseOfTheValue(String json, int elements) {
		assertThat(Elements.in(new JsonMapper().readTree(json))).isEqualTo(elements);
		assertThat(Elements.in(JsonValues.parse(json))).isEqualTo(elements);
	}

}
