package dev.gavel.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.gavel.PythonInterpreter;
import dev.gavel.value.literal.PythonLiteral;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueCodecTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "None;null", "True;true", "1;1", "1.0;1.0", "1e+22;1e+22", "-0.0;-0.0", "'é';\"\\u00e9\"",
					"'a/b';\"a/b\"", "nan;{\"f\":\"nan\"}", "[1, 'a'];[1,\"a\"]", "(1, 2);{\"t\":[1,2]}",
					"{1, 2};{\"s\":[1,2]}", "{'a': 1};{\"d\":[[\"a\",1]]}",
					"{(1,): {}};{\"d\":[[{\"t\":[1]},{\"d\":[]}]]}", "b'a\\xff';{\"b\":\"61ff\"}",
					"(1-0.5j);{\"c\":\"1.0 -0.5\"}", "Decimal('1.50');{\"n\":\"1.50\"}" })
	void writesAndReadsEachKindOfValue(String literal, String json) {
		Value value = PythonLiteral.parseWithObjects(literal);
		assertThat(new String(ValueCodec.encode(value), UTF_8)).isEqualTo(json);
		assertThat(ValueCodec.decode(ValueCodec.encode(value))).isEqualTo(value).hasToString(literal);
	}

	/** U+007F alone differs: only Python escapes it. */
	@Test
	void writesTheSameBytesAsTheHarnessInTheSandbox() throws Exception {
		GeneratedValues generated = new GeneratedValues(18);
		List<String> encoded = Stream.generate(generated::next)
			.limit(50_000)
			.map((value) -> new String(ValueCodec.encode(value), UTF_8))
			.filter((text) -> text.indexOf(0x7f) < 0)
			.toList();
		assertThat(encoded).hasSizeGreaterThan(45_000);
		assertThat(PythonInterpreter.run("encodings.py", encoded)).isEqualTo(encoded);
	}

	/** Stops compiling when a kind is added: the reader goes by tags, not by kinds. */
	@ParameterizedTest
	@EnumSource
	void readsEveryKindOfValue(Value.Kind kind) {
		Value value = PythonLiteral.parseWithObjects(switch (kind) {
			case NONE -> "None";
			case BOOL -> "True";
			case INT -> "1";
			case FLOAT -> "1.0";
			case TEXT -> "'a'";
			case LIST -> "[1]";
			case TUPLE -> "(1,)";
			case SET -> "{1}";
			case DICT -> "{1: 2}";
			case BYTES -> "b'a'";
			case COMPLEX -> "1j";
			case DECIMAL -> "Decimal('1')";
		});
		assertThat(value.kind()).isEqualTo(kind);
		assertThat(ValueCodec.decode(ValueCodec.encode(value))).isEqualTo(value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}", "[1", "1 2", "{\"x\":1}", "{\"t\":1}", "{\"d\":[[1]]}", "{\"d\":[1]}",
			"{\"d\":[[]]}", "{\"d\":[[1,2,3]]}", "{\"d\":[[1,2", "{\"f\":\"1\"}", "{\"t\":[],\"s\":[]}",
			"{\"t\":[],\"t\":[]}", "nope", "{\"b\":\"a\"}", "{\"b\":\"0g\"}", "{\"b\":1}", "{\"c\":\"1.0\"}",
			"{\"c\":\"1.0 x\"}", "{\"c\":\"1.0 0x1p3\"}", "{\"c\":\"1.0 2.0 3.0\"}", "{\"n\":\"1.5.0\"}",
			"{\"n\":\"\"}", "{\"n\":\"1E+99999999999\"}", "{\"n\":[1]}" })
	void refusesHostileBytes(String bytes) {
		assertThatExceptionOfType(MalformedValue.class).isThrownBy(() -> ValueCodec.decode(bytes.getBytes(UTF_8)));
	}

	@Test
	void refusesDeepNestingAndEndlessNumbers() {
		String deep = "[".repeat(1000) + "]".repeat(1000);
		assertThatExceptionOfType(MalformedValue.class).isThrownBy(() -> ValueCodec.decode(deep.getBytes(UTF_8)));
		String long_ = "9".repeat(100_001);
		assertThatExceptionOfType(MalformedValue.class).isThrownBy(() -> ValueCodec.decode(long_.getBytes(UTF_8)));
	}

	@Test
	void readsSetsOfValuesWithOneHashCodeInTimeThatGrowsWithTheirSize() {
		StringJoiner set = new StringJoiner(",", "{\"s\":[", "]}");
		for (int i = 0; i < 100_000; i++) {
			set.add("{\"t\":[" + i + "," + -31 * i + "]}");
		}
		byte[] bytes = set.toString().getBytes(UTF_8);
		Value value = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> ValueCodec.decode(bytes));
		assertThat(((Value.SetValue) value).elements()).hasSize(100_000);
	}

	@Test
	void readsDictsOfKeysWithOneHashCodeInTimeThatGrowsWithTheirSize() {
		StringJoiner dict = new StringJoiner(",", "{\"d\":[", "]}");
		for (int i = 0; i < 1 << 16; i++) {
			StringBuilder key = new StringBuilder();
			for (int bit = 0; bit < 16; bit++) {
				// Both have one hash code, whatever stands before and after.
				key.append(((i >> bit & 1) == 0) ? "Aa" : "BB");
			}
			dict.add("[\"" + key + "\",1]");
		}
		byte[] bytes = dict.toString().getBytes(UTF_8);
		Value value = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> ValueCodec.decode(bytes));
		assertThat(((Value.DictValue) value).entries()).hasSize(1 << 16);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"s\":[%s,%s]}", "{\"s\":[{\"t\":[%s]},%s]}", "{\"d\":[[%s,1],[%s,2]]}" })
	void readsDeeplyNestedMembersAndKeysInTimeThatGrowsWithTheirSize(String pair) {
		byte[] bytes = nested(pair, 16, "2").getBytes(UTF_8);
		Value value = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> ValueCodec.decode(bytes));
		assertThat(ValueCodec.encode(value)).hasSameSizeAs(bytes);
	}

	/** What differs in them is found last. */
	private static String nested(String pair, int levels, String last) {
		return (levels == 0) ? last
				: pair.formatted(nested(pair, levels - 1, "1"), nested(pair, levels - 1, last + "1"));
	}

	@Test
	void readsNoMoreElementsThanAskedFor() {
		byte[] bytes = "[1,[2,{\"d\":[[3,4]]}]]".getBytes(UTF_8);
		Value value = ValueCodec.decode(bytes, 6);
		assertThat(value).hasToString("[1, [2, {3: 4}]]");
		assertThat(Elements.in(value)).isEqualTo(6);
		assertThatExceptionOfType(ValueTooLarge.class).isThrownBy(() -> ValueCodec.decode(bytes, 5))
			.withMessage("has more than 5 elements");
	}

	@Test
	void saysInWordsWhichBoundAValueIsBeyond() {
		assertThat(ValueCodec.decode("1".repeat(100_000).getBytes(UTF_8), 0)).isInstanceOf(Value.IntValue.class);
		refusesAsTooLarge("1".repeat(100_001), "contains a number with more than 100,000 digits");
		refusesAsTooLarge("[0." + "1".repeat(100_001) + "]", "contains a number with more than 100,000 digits");
		assertThat(ValueCodec.decode(("[".repeat(200) + "]".repeat(200)).getBytes(UTF_8))).isNotNull();
		refusesAsTooLarge("[".repeat(201) + "]".repeat(201), "is nested more than 200 levels deep");
		refusesAsTooLarge("{\"t\":[".repeat(201) + "]}".repeat(201), "is nested more than 200 levels deep");
		refusesAsTooLarge("[".repeat(100_000), "is nested more than 200 levels deep");
	}

	@Test
	void boundsTheDigitsOfAllLongNumbersThatAProgramReturns() {
		byte[] two = numbers(2, 100_000);
		assertThat(ValueCodec.decode(two, 2)).isInstanceOf(Value.ListValue.class);
		byte[] many = numbers(80, 99_999);
		assertThatExceptionOfType(ValueTooLarge.class).isThrownBy(() -> ValueCodec.decode(many, 80))
			.withMessage("has more than 200,000 digits in total in its numbers of more than 1,000 digits");
		assertThat(ValueCodec.decode(numbers(1000, 1000), 1000)).isInstanceOf(Value.ListValue.class);
		byte[] own = numbers(3, 100_000);
		assertThat(EncodedValue.of(own).decode()).isEqualTo(ValueCodec.decode(own));
	}

	private static byte[] numbers(int count, int digits) {
		return Collections.nCopies(count, "9".repeat(digits)).toString().replace(" ", "").getBytes(UTF_8);
	}

	private static void refusesAsTooLarge(String encoded, String message) {
		assertThatExceptionOfType(ValueTooLarge.class).isThrownBy(() -> ValueCodec.decode(encoded.getBytes(UTF_8)))
			.withMessage(message);
	}

	@Test
	void keepsTheLaterOfTwoEntriesWithOneKey() {
		assertThat(ValueCodec.decode("{\"d\":[[1,2],[3,4],[1,5]]}".getBytes(UTF_8))).hasToString("{1: 5, 3: 4}");
		assertThat(ValueCodec.decode("{\"s\":[1,2,1]}".getBytes(UTF_8))).hasToString("{1, 2}");
	}

	@Test
	void keepsLoneSurrogates() {
		Value value = ValueCodec.decode("\"\\ud800\"".getBytes(UTF_8));
		assertThat(value).hasToString("'\\ud800'");
		assertThat(ValueCodec.decode(ValueCodec.encode(value))).isEqualTo(value);
	}

}
