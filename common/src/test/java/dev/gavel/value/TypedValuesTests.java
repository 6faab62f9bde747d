package dev.gavel.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gavel.signature.ValueType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedValuesTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "2;int;2", "2;float;2.0", "2;str;'2'", "true;bool;True", "True;bool;True", "None;None;None",
					"null;Optional[int];None", "[1, 2];Tuple[int, int];(1, 2)", "(1, 2);List[int];[1, 2]",
					"(1,);Tuple[int, ...];(1,)", "[1, 2, 1];Set[int];{1, 2}", "{1, 2};Set[int];{1, 2}",
					"set();Set[int];set()", "{\"1\": [2]};Dict[int, List[int]];{1: [2]}",
					"{1: 'a'};Dict[int, str];{1: 'a'}", "[[1, 2]];Dict[int, int];{1: 2}",
					"{(1, 2): 3};Dict[Tuple[int, int], int];{(1, 2): 3}", "hello;str;'hello'", "'a';str;'a'",
					"hello;Optional[str];'hello'", "nan;float;nan", "NaN;float;nan", "-inf;float;-inf",
					"1;Union[float, int];1", "1.5;Union[int, float];1.5", "[1, [2.5, null]];Any;[1, [2.5, None]]",
					"123456789012345678901234567890;int;123456789012345678901234567890", "1e22;float;1e+22" })
	void readsExpectedOutputAsTheDeclaredType(String text, String type, String repr) {
		assertThat(TypedValues.parse(text, ValueType.parse(type))).hasToString(repr);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "2.0;int;expected int, got 2.0", "true;int;expected int, got True", "1;bool;expected bool, got 1",
					"abc;int;expected int as JSON or as a Python literal, got 'abc'",
					"[1, 'a'];List[int];at [1]: expected int", "[1];Tuple[int, int];with 2 elements, got 1",
					"[[1, 2], [1, 3]];Dict[int, int];the key stands twice", "{};List[int];expected List[int], got {}",
					"[1, 2;List[int];expected List[int] as JSON" })
	void saysWhyOthersDoNotFit(String text, String type, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> TypedValues.parse(text, ValueType.parse(type)))
			.withMessageContaining(message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[1, \"a\"]", "(1, 'a')" })
	void namesThePlaceInsideAValueThatCanBeRead(String text) {
		assertThatExceptionOfType(ValueMismatch.class)
			.isThrownBy(() -> TypedValues.parse(text, ValueType.parse("List[int]")))
			.withMessage("at [1]: expected int, got 'a'")
			.returns("[1]", ValueMismatch::path);
	}

}
