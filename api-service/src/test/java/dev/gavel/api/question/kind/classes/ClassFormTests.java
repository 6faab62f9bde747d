package dev.gavel.api.question.kind.classes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.platform.request.Form;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class ClassFormTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = {
			"self, key: int, value: List[int] = [1, 2];[{\"name\":\"key\",\"type\":\"int\"},{\"name\":\"value\",\"type\":\"List[int] = [1, 2]\"}]",
			"a: str = 'x, y', b: str = \"]\", c: int;[{\"name\":\"a\",\"type\":\"str = 'x, y'\"},{\"name\":\"b\",\"type\":\"str = \\\"]\\\"\"},{\"name\":\"c\",\"type\":\"int\"}]",
			"a: str = 'it\\'s, ', b: int;[{\"name\":\"a\",\"type\":\"str = 'it\\\\'s, '\"},{\"name\":\"b\",\"type\":\"int\"}]",
			"a: Literal['b,c', 'd[e'], b: Dict[str, int] = {'a': 1, 'b': 2};[{\"name\":\"a\",\"type\":\"Literal['b,c', 'd[e']\"},{\"name\":\"b\",\"type\":\"Dict[str, int] = {'a': 1, 'b': 2}\"}]",
			"a: str = 'open, b: int;[{\"name\":\"a\",\"type\":\"str = 'open, b: int\"}]" })
	void splitsParametersAtCommasOutsideOfBracketsAndQuotes(String parameters, String variables) {
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
		fields.add("class_name", "Box");
		fields.add("constructor_parameters", parameters);
		NewClass sent = (NewClass) new ClassForm(new Form(fields)).toRequest();
		assertThat(sent.variables()).hasToString(variables);
	}

}
