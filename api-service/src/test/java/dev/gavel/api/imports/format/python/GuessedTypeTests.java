package dev.gavel.api.imports.format.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.signature.ValueType;
import dev.gavel.value.literal.PythonLiteral;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuessedTypeTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "1;2 | int", "1;2.5 | Union[int, float]", "1;2.5;None | Union[int, float, None]",
					"True;False | bool", "'a';None | Optional[str]", "[];[1] | List[int]",
					"[[1], [2.0]] | List[List[Union[int, float]]]", "(1, 'a');(2, 'b') | Tuple[int, str]",
					"(1,);(1, 2) | Tuple[int, ...]", "{'a': [1]} | Dict[str, List[int]]", "{1, 2} | Set[int]",
					"{} | Dict[Any, Any]", "1;'a' | Any", "1;True | Any", "[] | List[Any]", "None | Any",
					"b'a' | bytes", "{(1, 2): None} | Dict[Tuple[int, int], Any]",
					"[[[[[[[[1]]]]]]]] | List[List[List[List[List[List[Any]]]]]]" })
	void isOfAllValues(String values, String type) {
		String guessed = guessed(values).toString();
		assertThat(guessed).isEqualTo(type);
		assertThat(ValueType.parse(guessed)).hasToString(type);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "1;2 | Union[int, float]",
			"[1];None | Optional[List[Union[int, float]]]", "True | bool", "{'a': 1} | Dict[str, Union[int, float]]" })
	void leavesRoomForFloats(String values, String type) {
		assertThat(guessed(values).withFloats()).isEqualTo(type);
	}

	private static GuessedType guessed(String values) {
		GuessedType guessed = new GuessedType();
		Stream.of(values.split(";")).map(PythonLiteral::parseWithObjects).forEach(guessed::add);
		return guessed;
	}

}
