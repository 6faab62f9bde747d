package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.value.PythonLiteral;
import dev.gavel.value.Value;
import dev.gavel.value.Value.FloatValue;
import dev.gavel.value.Value.SetValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputComparisonTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "2;2", "1.0;1", "1.0;1.0000005", "1e10;10000001000.0", "nan;nan", "inf;inf", "-0.0;0.0",
					"'a';'a'", "None;None", "[1, (2, 3)];(1, [2, 3])", "{1, 2, 3};{3, 1, 2}",
					"{0.1, 0.2};{0.20000000001, 0.1}", "{(1, 0.5)};{(1, 0.5000000001)}",
					"{'a': 1, 'b': [2.0]};{'b': [2], 'a': 1}", "set();set()", "{};{}", "{nan: 1};{nan: 1}",
					"{nan};{nan}", "{0.0};{-0.0}", "{1.0, 'a'};{'a', 1}",
					"{(1, 'a'): {2: 3.0}};{(1, 'a'): {2: 3.0000001}}", "{{1, 2}, {3}};{{3}, {2, 1}}",
					"{{1.5}, 'a'};{'a', {1.5000000001}}", "{1: 'a', 1.0: 'b', True: 'c'};{True: 'c', 1.0: 'b', 1: 'a'}",
					"{{1, 2}: 3};{{2, 1}: 3}", "123456789012345678901234567890;123456789012345678901234567890" })
	void takesTheseForTheSame(String expected, String actual) {
		assertThat(difference(expected, actual)).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = { "2;3;expected 2, got 3", "2;2.0;expected 2, got 2.0",
			"1;True;expected 1, got True", "True;1;expected True, got 1", "1.0;True;expected 1.0, got True",
			"1.0;1.00001;expected 1.0, got 1.00001", "1.0;nan;expected 1.0, got nan", "inf;1.0;expected inf, got 1.0",
			"0.0;inf;expected 0.0, got inf", "'1';1;expected '1', got 1", "None;0;expected None, got 0",
			"[];None;expected [], got None", "[[1], [2, [3, 5]]];[[1], [2, [3, 6]]];at [1][1][1]: expected 5, got 6",
			"[1, 2];[1];expected 2 elements, got 1", "[[1]];[[1, 2]];at [0]: expected 1 elements, got 2",
			"{1, 2};{1, 3};the member 2 is missing", "{1};{1, 2};the member 2 is not expected",
			"{1, 2};[1, 2];expected {1, 2}, got [1, 2]", "[1, 2];{1, 2};expected [1, 2], got {1, 2}",
			"{0.1, 0.2};{0.1, 0.3};the member 0.2 is missing", "[{1, 2}];[{1, 3}];at [0]: the member 2 is missing",
			"{'a': 1};{'a': 2};at ['a']: expected 1, got 2", "{'a': 1};{};the key 'a' is missing",
			"{};{1: 2};the key 1 is not expected", "{1: 2};{'1': 2};the key 1 is missing",
			"{1: 2};{1.0: 2};the key 1 is missing", "{True: 2};{1: 2};the key True is missing",
			"{0.0: 1};{-0.0: 1};the key 0.0 is missing", "{1.5: 1};{1.5000000001: 1};the key 1.5 is missing",
			"{(1, 2): 3};{(2, 1): 3};the key (1, 2) is missing", "{};{3: 1, 2: 1};the key 2 is not expected",
			"{(1, 'a'): [2]};{(1, 'a'): [3]};at [(1, 'a')][0]: expected 2, got 3", "{1};{1.0};the member 1 is missing",
			"{True};{1};the member True is missing", "{3, 1, 2};{1, 4};the member 3 is missing",
			"{nan};{inf};the member nan is missing", "{'Aa'};{'BB'};the member 'Aa' is missing",
			"{'a': {1: {2}}};{'a': {1: {3}}};at ['a'][1]: the member 2 is missing" })
	void namesTheFirstDifference(String expected, String actual, String difference) {
		assertThat(difference(expected, actual)).isEqualTo(difference);
	}

	@Test
	void comparesLargeSetsOfFloatsWithinTheTolerance() {
		List<Value> expected = new ArrayList<>();
		List<Value> actual = new ArrayList<>();
		for (int i = 0; i < 100_000; i++) {
			expected.add(new FloatValue(i));
			actual.add(0, new FloatValue(i + 1e-8));
		}
		assertThat(OutputComparison.difference(new SetValue(expected), new SetValue(actual))).isEmpty();
	}

	@Test
	void comparesLargeSetsOfFloatsWithSetsOfInts() {
		List<Value> expected = new ArrayList<>();
		List<Value> actual = new ArrayList<>();
		for (int i = 0; i < 2000; i++) {
			expected.add(new FloatValue(i));
			actual.add(Value.IntValue.of(i));
		}
		assertThat(OutputComparison.difference(new SetValue(expected), new SetValue(actual))).isEmpty();
	}

	@Test
	void abbreviatesWhatItShows() {
		assertThat(difference("1", "'" + "x".repeat(10_000) + "'")).hasSizeLessThan(200).endsWith("…");
	}

	private static String difference(String expected, String actual) {
		return OutputComparison.difference(PythonLiteral.parse(expected), PythonLiteral.parse(actual)).orElse(null);
	}

}
