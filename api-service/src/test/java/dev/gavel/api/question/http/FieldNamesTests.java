package dev.gavel.api.question.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldNamesTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			function_name                | function name
			variables                    | parameters
			variables[0].type            | parameter 1, type
			methods[1].variables[2].name | method 2, parameter 3, name
			answer                       | parameter changed in place
			""")
	void saysWhatTheFormCallsAField(String field, String name) {
		assertThat(FieldNames.of(field)).isEqualTo(name);
	}

}
