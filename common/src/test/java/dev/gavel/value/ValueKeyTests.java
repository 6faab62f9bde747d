package dev.gavel.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.value.literal.PythonLiteral;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueKeyTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "{1, 2};{2, 1}", "{1: 2, 3: 4};{3: 4, 1: 2}",
					"({1, 2}, [{3: 4, 'a': {5, 6}}]);({2, 1}, [{'a': {6, 5}, 3: 4}])",
					"{(1, (2,)): {(3, 4), (4, 3)}};{(1, (2,)): {(4, 3), (3, 4)}}", "nan;nan", "None;None",
					"123456789012345678901234567890;123456789012345678901234567890" })
	void areEqualWhateverTheOrderOfSetsAndDicts(String one, String other) {
		assertThat(key(one)).isEqualTo(key(other)).hasSameHashCodeAs(key(other)).isEqualByComparingTo(key(other));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "1;1.0", "1;True", "1.0;True", "0.0;-0.0", "nan;inf", "1;'1'", "0;None", "(1, 2);[1, 2]",
					"(1, 2);(2, 1)", "{1, 2};{1, 3}", "set();{}", "{1: 2};{1: 3}", "{1: 2};{1: 2, 3: 4}",
					"{(1, 4)};{(2, 3)}", "'Aa';'BB'", "{1, 4};{2, 3}" })
	void differWhereValuesDo(String one, String other) {
		assertThat(key(one)).isNotEqualTo(key(other)).isNotEqualByComparingTo(key(other));
		assertThat(key("[1, " + one + "]")).isNotEqualTo(key("[1, " + other + "]"));
	}

	private static ValueKey key(String literal) {
		return new ValueKey(PythonLiteral.parse(literal));
	}

}
