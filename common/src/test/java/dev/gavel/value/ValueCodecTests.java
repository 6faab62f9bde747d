package dev.gavel.value;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueCodecTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "None;null", "True;true", "1;1", "1.0;1.0", "1e+22;1.0E22", "-0.0;-0.0", "'é';\"\\u00e9\"",
					"nan;{\"f\":\"nan\"}", "[1, 'a'];[1,\"a\"]", "(1, 2);{\"t\":[1,2]}", "{1, 2};{\"s\":[1,2]}",
					"{'a': 1};{\"d\":[[\"a\",1]]}", "{(1,): {}};{\"d\":[[{\"t\":[1]},{\"d\":[]}]]}" })
	void writesAndReadsEachKindOfValue(String literal, String json) {
		Value value = PythonLiteral.parse(literal);
		assertThat(new String(ValueCodec.encode(value), UTF_8)).isEqualToIgnoringCase(json);
		assertThat(ValueCodec.decode(ValueCodec.encode(value))).isEqualTo(value).hasToString(literal);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{}", "[1", "1 2", "{\"x\":1}", "{\"t\":1}", "{\"d\":[[1]]}", "{\"d\":[1]}",
			"{\"f\":\"1\"}", "{\"t\":[],\"s\":[]}", "{\"t\":[],\"t\":[]}", "nope" })
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
	void readsSetsOfCollidingTextInTimeThatGrowsWithTheirSize() {
		StringBuilder set = new StringBuilder("{\"s\":[");
		for (int i = 0; i < 1 << 16; i++) {
			String bits = String.format("%16s", Integer.toBinaryString(i)).replace(' ', '0');
			set.append((i == 0) ? "\"" : ",\"").append(bits.replace("0", "Aa").replace("1", "BB")).append('"');
		}
		byte[] bytes = set.append("]}").toString().getBytes(UTF_8);
		Value value = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> ValueCodec.decode(bytes));
		assertThat(((Value.SetValue) value).elements()).hasSize(1 << 16);
	}

	@Test
	void keepsLoneSurrogates() {
		Value value = ValueCodec.decode("\"\\ud800\"".getBytes(UTF_8));
		assertThat(value).hasToString("'\\ud800'");
		assertThat(ValueCodec.decode(ValueCodec.encode(value))).isEqualTo(value);
	}

}
