package dev.gavel.value.literal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.PythonInterpreter;
import dev.gavel.value.GeneratedLiterals;
import dev.gavel.value.MalformedValue;
import dev.gavel.value.Value;
import dev.gavel.value.ValueCodec;
import dev.gavel.value.ValueKey;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PythonLiteralTests {

	private static final JsonMapper JSON = new JsonMapper();

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "'tab\\011end';'tab\\tend'", "'\\a\\b\\f\\v\\1';'\\x07\\x08\\x0c\\x0b\\x01'",
					"'\\N{EM DASH}\\x41\\u0042\\U00000043';'—ABC'", "r'\\n';'\\\\n'", "u'a' 'b' \"c\";'abc'",
					"`'''two\nlines'''`;'two\\nlines'", "`'a\\\nb'`;'ab'", "0x1_F;31", "-0b11;-3", "1_000.5e1;10005.0",
					"set( );set()", "1, 2;(1, 2)", "`[1, # one\n2]`;[1, 2]", "{1, 1.0, True};{1}",
					"{1: 2, True: 3};{1: 3}", "[nan, -inf];[nan, -inf]", "1e-400;0.0" })
	void readsWhatPythonReads(String literal, String repr) {
		assertThat(PythonLiteral.parse(literal)).hasToString(repr);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`', value = { "b'a';bytes are not supported",
			"f'a';an f-string is not a literal", "1+2j;complex numbers are not supported",
			"'\\x4';expected 2 hexadecimal digits (at line 1, column 4)", "'\\N{NOPE}';unknown character name 'NOPE'",
			"1e400;1e400 is too large for a float", "[1, 2;expected ',' or ']' at line 1, column 6, but the text ends",
			"`[1,\n  2 3]`;expected ',' or ']' at line 2, column 5, found '3'",
			"[1, \u00a02];expected a value at line 1, column 5, found '\\xa0'", "007;a number without leading zeros",
			"{[1]};a list, set or dict cannot be in a set", "'abc;the closing '" })
	void saysWhyItDoesNotReadOthers(String literal, String message) {
		assertThatExceptionOfType(MalformedValue.class).isThrownBy(() -> PythonLiteral.parse(literal))
			.withMessageContaining(message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "b'a' B\"b\";b'ab'", "rb'\\x41';b'\\\\x41'", "b'\\x41\\102\\u0041\\n';b'AB\\\\u0041\\n'",
					"`b\"\"\"a\n\"\"\"`;b'a\\n'", "1_0e1J;100j", "(1 + 2j);(1+2j)", "(1, 2j);(1, 2j)",
					"((1-2j));(1-2j)", "-.5j;-0.5j", "(-0-0j);(-0-0j)", "(nan+infj);(nan+infj)",
					"{b'a': Decimal( \"1.0\" )};{b'a': Decimal('1.0')}", "{1j, 1};{1j, 1}",
					"[0x1F, 1e5, -1];[31, 100000.0, -1]", "nan;nan", "-1;-1" })
	void readsObjectsWhereTheyAreDeclared(String literal, String repr) {
		assertThat(PythonLiteral.parseWithObjects(literal)).hasToString(repr);
	}

	@ParameterizedTest
	@ValueSource(strings = { "b'a' 'b'", "Decimal('1.5.0')", "Decimal(1)", "1j2", "1+2", "2j+1", "1jj", "b'a", "._j",
			"1+._j", "._e5j", "1._0j" })
	void readsNothingElseWhereObjectsAreDeclared(String literal) {
		assertThatExceptionOfType(MalformedValue.class).isThrownBy(() -> PythonLiteral.parseWithObjects(literal));
	}

	@ParameterizedTest
	@CsvSource({ "-(1),-1", "(-(1)),-1", "- 1,-1", "+1,1" })
	void takesOneSign(String literal, String repr) {
		assertThat(PythonLiteral.parse(literal)).hasToString(repr);
	}

	@Test
	void takesNoSecondSignHoweverManyThereAre() {
		for (String literal : List.of("--1", "-+1", "- - 1", "-(-1)", "-".repeat(100_000) + "1")) {
			assertThatExceptionOfType(MalformedValue.class).isThrownBy(() -> PythonLiteral.parse(literal))
				.withMessageContaining("expected a number after the sign");
		}
	}

	@Test
	void skipsAnyNumberOfComments() {
		assertThat(PythonLiteral.parse("# one\n".repeat(100_000) + "1" + "\n#".repeat(100_000))).hasToString("1");
	}

	@Test
	void takesOnlyIntegersThatCanBeReadAgain() {
		String most = "0x" + BigInteger.TEN.pow(100_000).subtract(BigInteger.ONE).toString(16);
		Value value = PythonLiteral.parse("-" + most);
		assertThat(ValueCodec.decode(ValueCodec.encode(value))).isEqualTo(value);
		for (String more : List.of("0x" + BigInteger.TEN.pow(100_000).toString(16), "9".repeat(100_001))) {
			assertThatExceptionOfType(MalformedValue.class).isThrownBy(() -> PythonLiteral.parse(more))
				.withMessageContaining("numbers may have at most 100,000 digits");
		}
	}

	@Test
	void knowsCharactersByTheNamesThatPythonKnowsThemBy() throws Exception {
		List<String> different = new ArrayList<>();
		for (String line : PythonInterpreter.run("characters.py", List.of())) {
			int code = JSON.readTree(line).get("code").intValue();
			String name = JSON.readTree(line).get("name").stringValue();
			boolean known = Character.isDefined(code) && !name.isEmpty() && !name.startsWith("HANGUL SYLLABLE ");
			if (CharacterNames.codePoint(name).orElse(-1) != (known ? code : -1)) {
				different.add(line);
			}
		}
		assertThat(different).isEmpty();
	}

	@Test
	void readsGeneratedLiteralsAsPythonDoes() throws Exception {
		GeneratedLiterals literals = new GeneratedLiterals(17);
		List<String> texts = Stream.generate(literals::next)
			.filter((text) -> !text.contains("inf") && !text.contains("nan") && !text.contains("{BEL}"))
			.limit(60_000)
			.toList();
		List<String> answers = PythonInterpreter.run("literals.py",
				texts.stream().map(JSON::writeValueAsString).toList());
		assertThat(answers).hasSameSizeAs(texts);
		int valid = 0;
		for (int i = 0; i < texts.size(); i++) {
			String text = texts.get(i);
			JsonNode answer = JSON.readTree(answers.get(i));
			if (!isReadByOursOnly(answer)) {
				JsonNode value = answer.get("value");
				assertThat(read(text)).as(() -> JSON.writeValueAsString(text))
					.isEqualTo((value != null) ? key(value) : null);
				valid += (value != null) ? 1 : 0;
			}
		}
		assertThat(valid).as("literals that Python reads").isBetween(15_000, 45_000);
	}

	/** Unlike Python, Gavel allows space before a literal. */
	private static boolean isReadByOursOnly(JsonNode answer) {
		return answer.path("failure").asString("").equals("IndentationError");
	}

	private static ValueKey key(JsonNode tagged) {
		return new ValueKey(ValueCodec.decode(tagged.toString().getBytes(UTF_8)));
	}

	private static ValueKey read(String text) {
		try {
			return new ValueKey(PythonLiteral.parse(text));
		}
		catch (MalformedValue ex) {
			return null;
		}
	}

}
