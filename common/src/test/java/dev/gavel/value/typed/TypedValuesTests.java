package dev.gavel.value.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.message.SuiteHead;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.WholeSuite;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType.Scalar;
import dev.gavel.signature.ValueType;
import dev.gavel.value.Value.DictValue;
import dev.gavel.value.Value.Entry;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.ListValue;
import dev.gavel.value.Value.TextValue;
import dev.gavel.value.Value;
import dev.gavel.value.ValueCodec;
import dev.gavel.value.ValueMismatch;
import dev.gavel.value.literal.PythonLiteral;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
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
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = { "b'a\\xff';bytes;b'a\\xff'", "\"b'a'\";bytes;b'a'",
			"[b'', b'b'];Set[bytes];{b'', b'b'}", "1+2j;complex;(1+2j)", "-2j;complex;-2j", "3;complex;(3+0j)",
			"1.5;complex;(1.5+0j)", "[1, 2.5, (1 - 2j)];List[complex];[(1+0j), (2.5+0j), (1-2j)]", "\"1j\";complex;1j",
			"1.50;Decimal;Decimal('1.50')", "\"1.50\";Decimal;Decimal('1.50')", "3;Decimal;Decimal('3')",
			"Decimal('1e3');Decimal;Decimal('1E+3')", "-0.00;Decimal;Decimal('-0.00')", "NaN;Decimal;Decimal('NaN')",
			"[\"1.50\", 2, \"Decimal('.5')\"];List[Decimal];[Decimal('1.50'), Decimal('2'), Decimal('0.5')]",
			"{\"1.50\": 1};Dict[Decimal, int];{Decimal('1.50'): 1}", "1.5;Union[float, Decimal];1.5",
			"a;Literal['a', 'b'];'a'", "'a';Literal['a', 1];'a'", "1;Literal['a', 1];1",
			"null;Optional[Literal['a']];None", "{\"a\": 1};Dict[Literal['a'], int];{'a': 1}" })
	void readsObjectsAndLiterals(String text, String type, String repr) {
		Value value = TypedValues.parse(text, ValueType.parse(type));
		assertThat(value).hasToString(repr);
		assertThat(JsonValues.canSay(value, ValueType.parse(type))).isTrue();
		assertThat(ValueCodec.decode(ValueCodec.encode(value))).isEqualTo(value);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "\"abc\";bytes;expected bytes, got 'abc'", "[1];bytes;expected bytes, got [1]",
					"b'é';bytes;bytes are written in ASCII", "b'a';str;bytes are not supported",
					"b'a';Any;bytes are not supported", "1+2j;float;complex numbers are not supported",
					"[1.5];List[Decimal];at [0]: expected Decimal, got the float 1.5, which may have lost digits",
					"abc;Decimal;expected Decimal, got 'abc'", "\"1+\";complex;expected complex, got '1+'",
					"c;Literal['a', 'b'];expected Literal['a', 'b'], got 'c'",
					"True;Literal[1];expected Literal[1], got True", "1.0;Literal[1];expected Literal[1], got 1.0" })
	void refusesOthersForObjectsAndLiterals(String text, String type, String message) {
		assertThatThrownBy(() -> TypedValues.parse(text, ValueType.parse(type))).hasMessageContaining(message);
	}

	@Test
	void readsJsonTextAsADecimalUnlessItMayBeAText() {
		ValueType type = ValueType.parse("Union[str, Decimal]");
		assertThat(TypedValues.fit(new TextValue("1.50"), type)).hasToString("'1.50'");
		assertThat(TypedValues.parse("Decimal('1.50')", type)).hasToString("Decimal('1.50')");
		assertThat(JsonValues.canSay(TypedValues.parse("Decimal('1.50')", type), type)).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "2;float;2.0", "(1, 2);List[int];[1, 2]", "[1, 2];Tuple[int, ...];(1, 2)",
					"{1, 2};Set[int];{1, 2}", "{1: 2};Dict[int, float];{1: 2.0}", "None;ListNode;[]",
					"[1, 'a'];Any;[1, 'a']" })
	void takesReturnedValuesOfTheDeclaredType(String returned, String type, String repr) {
		assertThat(TypedValues.fitReturned(PythonLiteral.parse(returned), ValueType.parse(type))).hasToString(repr);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "'nan';float", "{'1': 2};Dict[int, int]", "[[1, 2]];Dict[int, int]", "[1, 1];Set[int]",
					"[1, 2];Set[int]", "(1, 2);Set[int]", "{'a': [1, 2]};Dict[str, Set[int]]", "'2';int", "2.0;int",
					"None;List[int]", "True;int" })
	void readsNothingElseIntoReturnedValues(String returned, String type) {
		assertThatExceptionOfType(ValueMismatch.class)
			.isThrownBy(() -> TypedValues.fitReturned(PythonLiteral.parse(returned), ValueType.parse(type)))
			.withMessageContaining("expected " + type);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "[1, 2];ListNode;[1, 2]", "[];ListNode;[]", "null;ListNode;[]", "['a'];ListNode;['a']",
					"[[1], null, []];List[ListNode];[[1], [], []]", "[1, null, 2, 3];TreeNode;[1, None, 2, 3]",
					"[1, None, 2];TreeNode;[1, None, 2]", "[1, 2, null, null];TreeNode;[1, 2]",
					"[1, null, 3, 2, 4, null, 5, 6];Node;[1, None, 3, 2, 4, None, 5, 6]", "[1, null, null];Node;[1]",
					"[1, null, 2, 3, null, null, 4];Node;[1, None, 2, 3, None, None, 4]", "null;Node;[]",
					"[null, null];TreeNode;[]",
					"[1, null, 2, null, 3, null, 4];TreeNode;[1, None, 2, None, 3, None, 4]" })
	void readsListsAndTreesInLeetCodesNotation(String text, String type, String repr) {
		Value value = TypedValues.parse(text, ValueType.parse(type));
		assertThat(value).hasToString(repr);
		assertThat(JsonValues.canSay(value, ValueType.parse(type))).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "[null, 1];TreeNode;at [1]: expected nothing after a root that is null",
					"[1, null, null, 2];TreeNode;at [3]: no node is left that could have this child",
					"[1, 2];Node;at [1]: expected the value of the root, null,",
					"[null, 1];Node;at [0]: expected the value of the root",
					"[1, null, null, 2];Node;at [2]: no node is left",
					"[1, null];ListNode;at [1]: expected Union[int, str], got None",
					"[1.5];TreeNode;at [0]: expected Union[int, str, None], got 1.5",
					"3;ListNode;expected Optional[ListNode], got 3" })
	void saysWhereATreeIsWrong(String text, String type, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> TypedValues.parse(text, ValueType.parse(type)))
			.withMessageContaining(message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "2.0;int;expected int, got 2.0", "true;int;expected int, got True", "1;bool;expected bool, got 1",
					"abc;int;expected int as JSON or as a Python literal, got 'abc'",
					"[1, 'a'];List[int];at [1]: expected int", "[1];Tuple[int, int];with 2 elements, got 1",
					"[[1, 2], [1, 3]];Dict[int, int];the key appears twice", "{};List[int];expected List[int], got {}",
					"[1, 2;List[int];expected List[int] as JSON" })
	void saysWhyOthersDoNotFit(String text, String type, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> TypedValues.parse(text, ValueType.parse(type)))
			.withMessageContaining(message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "\"inf\";Union[float, str];'inf'", "inf;Union[float, str];inf", "\"inf\";Union[float, None];inf",
					"[\"inf\"];Union[List[float], List[str]];['inf']", "[1.5];Union[List[str], List[float]];[1.5]",
					"[\"inf\", 1];Union[List[float], List[Union[float, str]]];['inf', 1.0]",
					"[1];Union[List[float], List[int]];[1]", "[1, 2.5];Union[List[int], List[float]];[1.0, 2.5]",
					"true;Union[int, bool];True", "1;Union[bool, float, int];1", "1;Union[float, Any];1",
					"(1, 2);Union[List[int], Tuple[int, int]];(1, 2)",
					"[1, 2];Union[Tuple[int, int], List[int]];[1, 2]", "{1};Union[List[int], Set[int]];{1}",
					"{\"1\": 2};Union[Dict[int, int], Dict[str, int]];{'1': 2}",
					"{1: 2};Union[Dict[str, int], Dict[int, int]];{1: 2}",
					"{\"inf\": 1};Dict[Union[float, str], int];{'inf': 1}", "{\"inf\": 1};Dict[float, int];{inf: 1}",
					"[[\"nan\"]];List[Union[List[float], List[str], None]];[['nan']]",
					"('inf',);Union[Tuple[float, ...], List[str]];['inf']" })
	void takesTheMemberOfAUnionThatLeavesAValueAsItIs(String text, String type, String repr) {
		assertThat(TypedValues.parse(text, ValueType.parse(type))).hasToString(repr);
	}

	@ParameterizedTest
	@ValueSource(strings = { "1e400", "-1e400", "[1e400]", "\"1e400\"", "{\"a\": 1e400}", "INTEGER" })
	void refusesNumbersThatAreTooLargeForAFloat(String text) {
		String number = text.replace("INTEGER", "9".repeat(400));
		for (String type : List.of("float", "List[float]", "Dict[str, float]")) {
			assertThatIllegalArgumentException().isThrownBy(() -> TypedValues.parse(number, ValueType.parse(type)));
		}
		assertThat(TypedValues.parse(number, Scalar.STR)).isInstanceOf(TextValue.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[;]", "(;,)", "{\"a\":;}", "{1:;}" })
	void takesOnlyValuesThatCanBeReadAgain(String brackets) {
		String deepest = nested(brackets, 200);
		Value value = TypedValues.parse(deepest, Scalar.ANY);
		assertThat(ValueCodec.decode(ValueCodec.encode(value))).isEqualTo(value);
		SuiteTest test = new SuiteTest(1, List.of(value), value);
		SuiteHead head = new SuiteHead(new Signature("f", List.of(new Parameter("x", Scalar.ANY)), Scalar.ANY));
		SuiteTest read = WholeSuite.decode(new WholeSuite(head, List.of(test)).encode()).tests().get(0);
		assertThat(read.arguments()).containsExactly(value);
		assertThat(read.argumentsToShow(1000)).containsExactly(value);
		assertThat(read.expected()).isEqualTo(value);
		for (int depth : new int[] { 201, 250, 590 }) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> TypedValues.parse(nested(brackets, depth), Scalar.ANY))
				.withMessageContaining("values may be nested at most 200 levels deep");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Any", "Set[Any]", "Optional[Any]" })
	void refusesADeepDictOnASmallStack(String type) {
		Value value = IntValue.of(1);
		for (int depth = 0; depth < 590; depth++) {
			value = new DictValue(List.of(new Entry(new TextValue("a"), value)));
		}
		Value deep = new ListValue(List.of(value));
		FutureTask<Value> fitting = new FutureTask<>(() -> TypedValues.fit(deep, ValueType.parse(type)));
		new Thread(null, fitting, "small stack", 256 * 1024).start();
		assertThatThrownBy(fitting::get).hasCauseInstanceOf(ValueMismatch.class);
	}

	private static String nested(String brackets, int depth) {
		String[] both = brackets.split(";");
		return both[0].repeat(depth) + "1" + both[1].repeat(depth);
	}

	@Test
	void takesTextThatLooksLikeADeepValueAsItIs() {
		for (String text : List.of("[".repeat(5000), nested("[;]", 250), "-".repeat(3000), "#\n".repeat(5000))) {
			assertThat(TypedValues.parse(text, Scalar.STR)).isEqualTo(new TextValue(text));
		}
	}

	@Test
	void roundsIntegersAsPythonDoes() {
		assertThat(TypedValues.parse("9007199254740993", Scalar.FLOAT)).hasToString("9007199254740992.0");
		assertThat(TypedValues.parse("9007199254740995", Scalar.FLOAT)).hasToString("9007199254740996.0");
		assertThat(TypedValues.parse("1e-400", Scalar.FLOAT)).hasToString("0.0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "b'abc'", "'C:\\x'", "'\\N{NOPE}'" })
	void takesNoLiteralThatItCannotReadForPlainText(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> TypedValues.parse(text, Scalar.STR));
	}

	@ParameterizedTest
	@ValueSource(strings = { " a ", "it's", "1j", "a\nb\n", "'abc", "(1, 2) and more", "..." })
	void takesOtherTextAsItIs(String text) {
		assertThat(TypedValues.parse(text, Scalar.STR)).isEqualTo(new TextValue(text));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "[1, 2, tru];expected a value at line 1, column 8, found 'tru'",
					"`[1,\n 2`;at line 2, column 3, but the text ends",
					"[1,, 2];expected a value at line 1, column 4, found ','", "[1, 'a;the closing '" })
	void saysOfTheNotationThatWasMeantWhereItIsWrong(String text, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> TypedValues.parse(text, ValueType.parse("List[int]")))
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
