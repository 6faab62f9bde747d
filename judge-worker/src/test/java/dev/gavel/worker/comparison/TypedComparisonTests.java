package dev.gavel.worker.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.ComparisonSpec.Order;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.signature.ValueType;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.Value;
import dev.gavel.value.ValueCodec;
import dev.gavel.value.literal.PythonLiteral;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedComparisonTests {

	private static final ComparisonSpec IN_ANY_ORDER = new ComparisonSpec.Typed(1e-9, null, Order.ANY);

	private static final ComparisonSpec IN_ANY_ORDER_DEEP = new ComparisonSpec.Typed(1e-9, null, Order.ANY_DEEP);

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = { "int;2;2", "float;1.0;1", "float;1.0;1.000000001",
			"float;1e10;10000000010.0", "float;nan;nan", "float;inf;inf", "float;-0.0;0.0", "str;'a';'a'",
			"None;None;None", "List[Any];[1, (2, 3)];(1, [2, 3])", "Set[int];{1, 2, 3};{3, 1, 2}",
			"Set[float];{0.1, 0.2};{0.20000000000001, 0.1}", "Set[Any];{(1, 0.5)};{(1, 0.5000000000001)}",
			"Dict[str, Any];{'a': 1, 'b': [2.0]};{'b': [2], 'a': 1}", "Set[int];set();set()", "Dict[int, int];{};{}",
			"Dict[float, int];{nan: 1};{nan: 1}", "Set[float];{nan};{nan}", "Set[float];{0.0};{-0.0}",
			"Set[Any];{1.0, 'a'};{'a', 1}", "Dict[Any, Any];{(1, 'a'): {2: 3.0}};{(1, 'a'): {2: 3.000000001}}",
			"int;123456789012345678901234567890;123456789012345678901234567890" })
	void takesTheseForTheSame(String type, String expected, String actual) {
		assertThat(difference(type, expected, actual)).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "bytes;b'a';b'a'", "complex;(1+1e-12j);(1-1e-12j)", "complex;(1e6+0j);(1e6+1e-4j)",
					"Set[complex];{(1e6+0j), (0+1e6j)};{(1e-5+1e6j), (1e6-1e-5j)}",
					"complex;(1+2j);(1.0000000001+2.0000000001j)", "complex;(nan+infj);(nan+infj)",
					"Decimal;Decimal('1.50');Decimal('1.5')", "Decimal;Decimal('-0');Decimal('0.00')",
					"Decimal;Decimal('NaN');Decimal('NaN')", "Decimal;Decimal('1E+2');Decimal('100')",
					"Set[Decimal];{Decimal('1.0'), Decimal('2')};{Decimal('2.0'), Decimal('1')}",
					"Set[complex];{(1+2j), 3j};{3.0000000001j, (1+2j)}",
					"Dict[bytes, int];{b'a': 1, b'b': 2};{b'b': 2, b'a': 1}", "Literal['a', 1];'a';'a'" })
	void takesObjectsAndLiteralsForTheSame(String type, String expected, String actual) {
		assertThat(difference(type, expected, actual)).isNull();
		ComparisonSpec anyOrder = new ComparisonSpec.Typed(1e-9, null, Order.ANY);
		assertThat(difference(anyOrder, "List[%s]".formatted(type), "[%s, %s]".formatted(expected, expected),
				"[%s, %s]".formatted(actual, actual)))
			.isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = { "bytes;b'a';b'b';expected b'a', got b'b'",
			"bytes;b'a';'a';expected b'a', got 'a'", "bytes;b'a';[97];expected b'a', got [97]",
			"complex;(1+2j);(1+3j);expected (1+2j), got (1+3j)", "complex;1j;(1e-8+1j);expected 1j, got (1e-08+1j)",
			"complex;(1+0j);1.0;expected (1+0j), got 1.0", "complex;(nan+1j);(nan+2j);expected (nan+1j), got (nan+2j)",
			"complex;(1e308+1e308j);(1e308-1e308j);expected (1e+308+1e+308j), got (1e+308-1e+308j)",
			"Decimal;Decimal('0.1');Decimal('0.1000000000000000001');expected Decimal('0.1'), got Decimal('0.1000000000000000001')",
			"Decimal;Decimal('0.1');0.1;expected Decimal('0.1'), got 0.1",
			"Decimal;Decimal('1');'1';expected Decimal('1'), got '1'",
			"Set[bytes];{b'a'};{b'b'};the member b'a' is missing", "Literal[1];1;True;expected 1, got True",
			"Set[complex];{1j};{2j};the member 1j is missing",
			"TreeNode;[1, None, 2];[1, 3, 2];at [1]: expected null, got 3" })
	void saysWhatIsDifferentInObjectsAndNodes(String type, String expected, String actual, String difference) {
		assertThat(difference(type, expected, actual)).isEqualTo(difference);
	}

	/** Compares values without literals: frozen sets in sets and as keys. */
	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "{'s': [{'s': [1, 2]}, {'s': [3]}]};{'s': [{'s': [3]}, {'s': [2, 1]}]}",
					"{'s': [{'s': [1.5]}, 'a']};{'s': ['a', {'s': [1.5000000001]}]}",
					"{'d': [[{'s': [1, 2]}, 3]]};{'d': [[{'s': [2, 1]}, 3.0]]}" })
	void comparesSetsInsideSets(String expected, String actual) {
		assertThat(comparison(ComparisonSpec.DEFAULT, "Any").difference(tagged(expected), tagged(actual))).isEmpty();
	}

	private static Value tagged(String notation) {
		return ValueCodec.decode(notation.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = { "int;2;3;expected 2, got 3",
			"int;2;2.0;expected 2, got 2.0", "int;1;True;expected 1, got True", "bool;True;1;expected True, got 1",
			"bool;True;1.0;expected True, got 1.0", "float;1.0;True;expected 1.0, got True",
			"float;8.342875e-12;0.0;expected 8.342875e-12, got 0.0: off by 8.3e-12, allowed 1e-15",
			"float;16288946.27;16288962.27;expected 16288946.27, got 16288962.27: off by 16, allowed 0.016",
			"float;1.0;1.00001;expected 1.0, got 1.00001: off by 0.00001, allowed 1e-9",
			"float;1.0;1.000000002;expected 1.0, got 1.000000002: off by 2e-9, allowed 1e-9",
			"float;1.0;1.0000000010000005;expected 1.0, got 1.0000000010000005: off by 1.0000005e-9, allowed 1e-9",
			"float;0.0;1e-8;expected 0.0, got 1e-08: off by 1e-8, allowed 1e-9",
			"float;1.0;2;expected 1.0, got 2: off by 1, allowed 1e-9", "float;1.0;nan;expected 1.0, got nan",
			"float;inf;1.0;expected inf, got 1.0", "float;0.0;inf;expected 0.0, got inf",
			"float;inf;-inf;expected inf, got -inf", "str;'1';1;expected '1', got 1",
			"None;None;0;expected None, got 0", "List[int];[];None;expected [], got None",
			"List[Any];[[1], [2, [3, 5]]];[[1], [2, [3, 6]]];at [1][1][1]: expected 5, got 6",
			"List[float];[1.5];[1.6];at [0]: expected 1.5, got 1.6: off by 0.1, allowed 1.5e-9",
			"List[int];[1, 2];[1];expected 2 elements, got 1",
			"List[List[int]];[[1]];[[1, 2]];at [0]: expected 1 elements, got 2",
			"Set[int];{1, 2};{1, 3};the member 2 is missing", "Set[int];{1};{1, 2};the member 2 is not expected",
			"Set[int];{1, 2};[1, 2];expected {1, 2}, got [1, 2]", "List[int];[1, 2];{1, 2};expected [1, 2], got {1, 2}",
			"Set[float];{0.1, 0.2};{0.1, 0.3};the member 0.2 is missing",
			"Set[float];{0.1, 0.2};{0.10000000000001, 0.2, 0.3};the member 0.3 is not expected",
			"Any;[{1, 2}];[{1, 3}];at [0]: the member 2 is missing",
			"Dict[str, int];{'a': 1};{'a': 2};at ['a']: expected 1, got 2",
			"Dict[str, int];{'a': 1};{};the key 'a' is missing", "Dict[int, int];{};{1: 2};the key 1 is not expected",
			"Any;{1: 2};{'1': 2};the key 1 is missing", "Dict[int, int];{1: 2};{1.0: 2};the key 1 is missing",
			"Dict[Any, int];{True: 2};{1: 2};the key True is missing",
			"Dict[float, str];{1.5: 'a', 2.5: 'b'};{1.5000000001: 'a', 2.5000000001: 'c'};at [2.5]: expected 'b', got 'c'",
			"Dict[float, int];{1.5: 1};{1.50001: 1};the key 1.5 is missing",
			"Any;{(1, 2): 3};{(2, 1): 3};the key (1, 2) is missing",
			"Dict[int, int];{};{3: 1, 2: 1};the key 2 is not expected",
			"Any;{(1, 'a'): [2]};{(1, 'a'): [3]};at [(1, 'a')][0]: expected 2, got 3",
			"Set[int];{1};{1.0};the member 1 is missing", "Set[Any];{True};{1};the member True is missing",
			"Set[int];{3, 1, 2};{1, 4};the member 3 is missing", "Set[float];{nan};{inf};the member nan is missing",
			"Set[str];{'Aa'};{'BB'};the member 'Aa' is missing",
			"Any;{'a': {1: {2}}};{'a': {1: {3}}};at ['a'][1]: the member 2 is missing" })
	void namesTheFirstDifference(String type, String expected, String actual, String difference) {
		assertThat(difference(type, expected, actual)).isEqualTo(difference);
	}

	/** Ints and floats are equal by value where floats are admitted, and only there. */
	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "Union[int, float];2;2.0;true", "Any;2;2.0;true", "Optional[float];2.0;2;true",
					"Union[int, float];2;2.0000000000000004;true", "Union[int, float];2;2.1;false",
					"int | str;2;2.0;false", "Any;2;True;false", "Any;True;1.0;false",
					"Union[float, bool];True;1;false", "List[Union[int, float]];[1, 2.5];[1.0, 2.5];true",
					"Tuple[int, float];(1, 2.0);(1, 2);true", "Tuple[int, float];(1, 2.0);(1.0, 2);false",
					"Tuple[float, ...];(1.0, 2.0);(1, 2);true", "Dict[str, float];{'a': 1.0};{'a': 1};true",
					"Dict[str, int];{'a': 1};{'a': 1.0};false", "Dict[Union[int, float], str];{1: 'a'};{1.0: 'a'};true",
					"Dict[Any, int];{(1, 2): 3};{(1.0, 2): 3};true", "Set[Tuple[int, float]];{(1, 2.0)};{(1, 2)};true",
					"Set[Tuple[int, float]];{(1, 2.0)};{(1.0, 2)};false", "Set[Union[int, str]];{1};{1.0};false",
					"Union[Set[int], List[float]];{1};{1.0};false", "Union[Set[int], List[float]];[1.0];[1];true",
					"List[int] | List[float];[1, 2];[1.0, 2.0];true", "Optional[List[float]];[1.0];[1];true",
					"List[Any];[[1, (2, {'a': 3})]];[[1.0, (2.0, {'a': 3.0})]];true" })
	void comparesNumbersByValueWhereFloatsAreAdmitted(String type, String expected, String actual, boolean same) {
		assertThat(difference(type, expected, actual) == null).isEqualTo(same);
	}

	/** All of these numbers are equal as doubles. */
	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "9007199254740993;9007199254740992.0;false", "9007199254740992.0;9007199254740993;false",
					"9007199254740992.0;9007199254740992;true", "100000000000000000000000;1e23;false",
					"99999999999999991611392;1e23;true", "1e400;inf;false" })
	void comparesLargeIntsExactly(String expected, String actual, boolean same) {
		String written = expected.equals("1e400") ? "1" + "0".repeat(400) : expected;
		assertThat(difference(0.0, 0.0, "Any", written, actual) == null).isEqualTo(same);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = { "1000000000000;1000000000001", "1000000007;1000000008" })
	void admitsNoToleranceBetweenInts(String expected, String actual) {
		assertThat(difference("Any", expected, actual)).isEqualTo("expected %s, got %s".formatted(expected, actual));
		assertThat(difference("Set[Any]", "{%s}".formatted(expected), "{%s}".formatted(actual)))
			.isEqualTo("the member %s is missing".formatted(expected));
	}

	/**
	 * Expected results of questions from well-known sets, and results of right and wrong
	 * solutions.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
			# median of two sorted arrays
			float;2.5;2.5;true
			float;2.0;2;true
			float;100000.5;100000.0;false
			# mean, by another order of adding
			float;0.6;0.6000000000000001;true
			float;0.1;0.09999999999999999;true
			float;33.333333333333336;33.33333333333333;true
			# powers and roots
			float;9.261;9.261000000000001;true
			float;1024.0;1024;true
			float;1.4142135623730951;1.414213562373095;true
			float;1.4142135623730951;1.4142;false
			# probability of a knight on a board, soup servings, 21 game
			float;0.0625;0.0625;true
			float;0.00019312;0.00019320;false
			float;1.0;0.9999999999999998;true
			float;0.7327777777777777;0.7327777777777778;true
			# tiny probabilities and rates
			float;8.342875e-12;0.0;false
			float;1e-9;0.0;false
			float;6.62607015e-34;6.62607015e-34;true
			# differences that should be zero
			float;0.0;5.551115123125783e-17;true
			float;0.0;1.1102230246251565e-16;true
			float;0.0;1e-7;false
			# money and compound interest
			float;16288946.27;16288946.269999999;true
			float;16288946.27;16288962.27;false
			float;1628.89;1628.894626777442;false
			# geometry: areas, angles, distances
			float;78.53981633974483;78.53981633974482;true
			float;1.5707963267948966;1.5708;false
			List[float];[0.0, 0.7071067811865475];[-0.0, 0.7071067811865476];true
			Tuple[float, float];(6.123233995736766e-17, 1.0);(0.0, 1.0);true
			List[List[float]];[[1.0, 0.0], [0.0, 1.0]];[[0.9999999999999999, 1e-17], [0, 1]];true
			# evaluate division: -1.0 for what is not there
			List[float];[6.0, 0.5, -1.0];[6, 0.5, -1];true
			List[float];[3.75, 0.4];[3.75, 0.41];false
			# large factorials, as floats
			float;9.332621544394410e+157;9.33262154439441e+157;true
			float;1e+300;1.0000001e+300;false
			# averages per key, frequencies per value
			Dict[str, float];{'a': 0.3333333333333333};{'a': 0.33333333333333337};true
			Dict[float, int];{0.30000000000000004: 2};{0.3: 2};true
			Set[Tuple[float, float]];{(0.1, 0.2), (0.3, 0.4)};{(0.30000000000000004, 0.4), (0.1, 0.2)};true
			""")
	void judgesAnswersOfKnownQuestionsByDefault(String type, String expected, String actual, boolean same) {
		assertThat(difference(type, expected, actual) == null).isEqualTo(same);
	}

	/** Compares with a tolerance of 1e-5, relative or absolute, as LeetCode states it. */
	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "float;0.0625;0.06250999;true", "float;2.0;2.00001;true", "float;0.5;0.50002;false",
					"float;1e6;1000009.9;true", "float;1e6;1000011.0;false", "float;0.0;-0.00001;true",
					"float;0.0;0.000011;false", "Dict[float, int];{1.5: 1};{1.50001: 1};true",
					"Set[float];{1.5, 2.5};{2.50001, 1.49999};true", "List[float];[0.33333];[0.33334];true" })
	void judgesByAStatedTolerance(String type, String expected, String actual, boolean same) {
		assertThat(difference(1e-5, 1e-5, type, expected, actual) == null).isEqualTo(same);
	}

	@Test
	void anAbsoluteToleranceOfZeroTakesNothingElseForZero() {
		assertThat(difference(1e-9, 0.0, "float", "0.0", "1e-300"))
			.isEqualTo("expected 0.0, got 1e-300: off by 1e-300, allowed 0");
		assertThat(difference(1e-9, 0.0, "float", "1e-300", "1.0000000001e-300")).isNull();
	}

	@Test
	void saysWhenTextsDifferOnlyInUnicodeNormalization() {
		assertThat(difference("str", "'caf\u00e9'", "'cafe\u0301'"))
			.endsWith(": the texts differ only in Unicode normalization");
		assertThat(difference("Dict[str, int]", "{'caf\u00e9': 1}", "{'cafe\u0301': 1}"))
			.startsWith("the key 'caf\u00e9' is missing, but there is 'caf")
			.endsWith("which differs only in Unicode normalization");
		assertThat(difference("str", "'cafe'", "'caf\u00e9'")).isEqualTo("expected 'cafe', got 'caf\u00e9'");
	}

	@Test
	void pointsAtTheFirstDifferenceOfLongTexts() {
		String common = "word \ud83d\ude00 ".repeat(20);
		assertThat(difference("str", "'" + common + "left'", "'" + common + "right'"))
			.isEqualTo("the texts differ at index 140: expected 'left', got 'right'");
		assertThat(difference("str", "'" + common + "'", "'" + common + "end'"))
			.isEqualTo("the texts differ at index 140: expected '', got 'end'");
		assertThat(difference("str", "'" + common + "\ud83d\ude00'", "'" + common + "\ud83d\ude01'"))
			.isEqualTo("the texts differ at index 140: expected '\ud83d\ude00', got '\ud83d\ude01'");
	}

	@Test
	void normalizesNoTextsThatWouldTakeLong() {
		String marks = "\u0315\u0300".repeat(1_000_000);
		assertThat(comparison(ComparisonSpec.DEFAULT, "str").difference(new TextValue("a" + marks),
				new TextValue("b" + marks)))
			.hasValueSatisfying((text) -> assertThat(text).startsWith("the texts differ at index 0:"));
	}

	@Test
	void abbreviatesWhatItShows() {
		assertThat(difference("int", "1", "'" + "x".repeat(10_000) + "'")).hasSizeLessThan(200).endsWith("…");
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "List[int];[1, 2, 2];[2, 1, 2]", "List[int];[];[]", "List[int];[1, 2];(2, 1)",
					"List[float];[1, 2.5, 1];[2.5000000001, 1.0, 1.0000000001]",
					"List[float];[1.0, 1.000000001];[1.0, 0.999999999]", "List[float];[nan, inf, 1.5];[1.5, nan, inf]",
					"List[List[int]];[[1, 2], [3]];[[3], [1, 2]]", "Optional[List[int]];[1, 2];[2, 1]",
					"Optional[List[int]];None;None", "Any;[1, 'a'];['a', 1.0]", "Any;[[1], {2}];[{2}, [1]]",
					"List[Tuple[int, float]];[(1, 0.5), (2, 0.25)];[(2, 0.2500000001), (1, 0.5)]",
					"List[Dict[str, float]];[{'a': 1.5}, {'b': 2.5}];[{'b': 2.5000000001}, {'a': 1.5}]",
					"List[Optional[int]];[None, 1, None];[1, None, None]" })
	void takesAReturnedListInAnyOrder(String type, String expected, String actual) {
		assertThat(difference(IN_ANY_ORDER, type, expected, actual)).isNull();
		assertThat(difference(IN_ANY_ORDER_DEEP, type, expected, actual)).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "List[List[int]];[[1, 2], [3]];[[3], [2, 1]]", "Any;[[1, 2], 3];[3, [2, 1]]",
					"List[List[float]];[[0.5, 1.5], [2.5]];[[2.5000000001], [1.5, 0.5000000001]]",
					"List[List[float]];[[0.0, -1e-12]];[[-1e-12, -1e-9]]",
					"List[List[List[int]]];[[[1, 2], [3]], [[4]]];[[[4]], [[3], [2, 1]]]",
					"Dict[str, List[int]];{'a': [1, 2]};{'a': [2, 1]}", "Tuple[List[int], int];([1, 2], 3);([2, 1], 3)",
					"List[Tuple[List[float], int]];[([1.5, 2.5], 3)];[([2.5000000001, 1.5], 3)]",
					"List[Dict[int, List[float]]];[{1: [1.5, 2]}, {}];[{}, {1: [2, 1.5000000001]}]" })
	void takesListsInsideAnotherInAnyOrderWhenStated(String type, String expected, String actual) {
		assertThat(difference(IN_ANY_ORDER_DEEP, type, expected, actual)).isNull();
		assertThat(difference(IN_ANY_ORDER, type, expected, actual)).isNotNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = { "List[int];[1, 2];[1, 3];the element 2 is missing",
			"List[int];[1, 2];[2];the element 1 is missing", "List[int];[1];[1, 3];the element 3 is not expected",
			"List[int];[1, 1, 2];[1, 2, 2];the element 1 occurs once, expected 2 times",
			"List[int];[1, 2];[2, 1, 2];the element 2 occurs 2 times, expected once",
			"List[int];[1];[1.0];the element 1 is missing", "List[int];[1];None;expected [1], got None",
			"List[float];[1.5, 2.5];[2.6, 1.5];the element 2.5 is missing",
			"List[str];['a', 'b'];['b', 'c'];the element 'a' is missing",
			"Tuple[int, int];(1, 2);(2, 1);at [0]: expected 1, got 2",
			"Tuple[int, ...];(1, 2);(2, 1);at [0]: expected 1, got 2",
			"List[Tuple[int, int]];[(1, 2), (3, 4)];[(3, 4), (2, 1)];the element (1, 2) is missing",
			"Union[List[int], Tuple[int, float]];(1, 2.5);(2.5, 1);at [0]: expected 1, got 2.5",
			"ListNode;[1, 2];[2, 1];at [0]: expected 1, got 2",
			"List[TreeNode];[[1, 2], [3]];[[3], [2, 1]];the element [1, 2] is missing",
			"Any;[[1, 2]];[{1, 2}];the element [1, 2] is missing",
			"Any;[{(1, 2)}];[{(2, 1)}];the element {(1, 2)} is missing" })
	void saysWhatIsDifferentInAnyOrder(String type, String expected, String actual, String difference) {
		assertThat(difference(IN_ANY_ORDER, type, expected, actual)).isEqualTo(difference);
		assertThat(difference(IN_ANY_ORDER_DEEP, type, expected, actual)).isEqualTo(difference);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = {
			"List[List[int]];[[1, 2], [3]];[[3], [1, 4]];the element [1, 2] is missing",
			"Dict[str, List[int]];{'a': [1, 2]};{'a': [3, 1]};at ['a']: the element 2 is missing",
			"Tuple[List[int], int];([1, 1], 3);([1, 2], 3);at [0]: the element 1 occurs once, expected 2 times" })
	void saysWhereAListInsideAnotherIsDifferent(String type, String expected, String actual, String difference) {
		assertThat(difference(IN_ANY_ORDER_DEEP, type, expected, actual)).isEqualTo(difference);
	}

	private static String difference(String type, String expected, String actual) {
		return difference(ComparisonSpec.DEFAULT, type, expected, actual);
	}

	private static String difference(double relative, double absolute, String type, String expected, String actual) {
		return difference(new ComparisonSpec.Typed(relative, absolute), type, expected, actual);
	}

	private static String difference(ComparisonSpec spec, String type, String expected, String actual) {
		return comparison(spec, type)
			.difference(PythonLiteral.parseWithObjects(expected), PythonLiteral.parseWithObjects(actual))
			.orElse(null);
	}

	private static Comparison comparison(ComparisonSpec spec, String type) {
		return Comparison.of(spec, ValueType.parse(type)).orElseThrow();
	}

}
