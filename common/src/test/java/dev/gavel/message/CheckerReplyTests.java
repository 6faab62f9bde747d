package dev.gavel.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.value.MalformedValue;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckerReplyTests {

	@ParameterizedTest
	@CsvSource(delimiter = ';', quoteCharacter = '`',
			value = { "true;1.0;", "false;0.0;", "1;1.0;", "0;0.0;", "0.25;0.25;", "-0.0;0.0;",
					"{\"t\":[false,\"too short\"]};0.0;too short", "[0.5,\"half\"];0.5;half",
					"{\"t\":[true,null]};1.0;", "{\"t\":[true,\" \"]};1.0;" })
	void saysWhetherAnAnswerIsRight(String returned, double points, String message) {
		CheckerReply reply = CheckerReply.of(bytes(returned));
		assertThat(reply).isEqualTo(new CheckerReply(points, message));
		assertThat(reply.accepts()).isEqualTo(points == 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "\"True\"", "1.5", "2", "-1", "-1e-9", "{\"f\":\"nan\"}", "{\"f\":\"inf\"}", "[]",
			"[true]", "[true,\"a\",\"b\"]", "[\"a\",true]", "[true,1]", "{\"d\":[]}", "{\"s\":[true]}",
			"[[true,\"a\"],\"b\"]" })
	void refusesEverythingElse(String returned) {
		assertThatExceptionOfType(MalformedValue.class).isThrownBy(() -> CheckerReply.of(bytes(returned)))
			.withMessageContaining("expected True or False, a number from 0 to 1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "[true", "{\"x\":1}", "true false", "1e999999999",
			"[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]" })
	void refusesWhatIsNoValue(String returned) {
		assertThatExceptionOfType(MalformedValue.class).isThrownBy(() -> CheckerReply.of(bytes(returned)));
	}

	private static byte[] bytes(String returned) {
		return returned.getBytes(StandardCharsets.UTF_8);
	}

}
