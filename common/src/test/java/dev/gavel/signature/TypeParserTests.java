package dev.gavel.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeParserTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "int;int", "List[int];List[int]", "list[ str ];List[str]", "list;List[Any]",
			"Dict;Dict[Any, Any]", "dict[str,list[int]];Dict[str, List[int]]", "Tuple[int, str];Tuple[int, str]",
			"tuple[float, ...];Tuple[float, ...]", "Tuple[()];Tuple[()]", "set[Tuple[int,int]];Set[Tuple[int, int]]",
			"Optional[int];Optional[int]", "int | None;Optional[int]", "Union[int, str];Union[int, str]",
			"Union[int, Union[str, int]];Union[int, str]", "int | str | None;Union[int, str, None]",
			"List[Optional[Dict[str, Any]]];List[Optional[Dict[str, Any]]]" })
	void readsPythonAnnotations(String annotation, String canonical) {
		assertThat(ValueType.parse(annotation)).hasToString(canonical);
		assertThat(ValueType.parse(canonical)).isEqualTo(ValueType.parse(annotation));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "integer;unknown type 'integer'", "'';expected a type", "List[int;expected ']'",
					"List[int]];expected the end", "Dict[str];Dict takes 2 types", "Optional;expected '['",
					"Set[List[int]];Python cannot hash it", "Dict[Dict[str, int], int];Python cannot hash it",
					"int |;expected a type", "List[];expected a type" })
	void saysWhatIsWrongWithOthers(String annotation, String message) {
		assertThatExceptionOfType(MalformedType.class).isThrownBy(() -> ValueType.parse(annotation))
			.withMessageContaining(message);
	}

	@ParameterizedTest
	@ValueSource(ints = { 21, 100 })
	void refusesDeepNesting(int depth) {
		String annotation = "List[".repeat(depth) + "int" + "]".repeat(depth);
		assertThatExceptionOfType(MalformedType.class).isThrownBy(() -> ValueType.parse(annotation))
			.withMessageContaining("nested at most 20 levels deep");
	}

	@Test
	void refusesWhatCouldNotBeReadAgainOnceItIsStored() {
		String deeper = "List[".repeat(19) + "int | None" + "]".repeat(19);
		assertThatExceptionOfType(MalformedType.class).isThrownBy(() -> ValueType.parse(deeper));
		String longer = "Tuple[" + "dict,".repeat(150) + "dict]";
		assertThatExceptionOfType(MalformedType.class).isThrownBy(() -> ValueType.parse(longer));
		String deepest = "List[".repeat(18) + "int | None" + "]".repeat(18);
		assertThat(ValueType.parse(ValueType.parse(deepest).toString())).isEqualTo(ValueType.parse(deepest));
	}

}
