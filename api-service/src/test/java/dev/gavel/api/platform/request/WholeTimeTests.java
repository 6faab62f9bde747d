package dev.gavel.api.platform.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gavel.api.platform.request.WholeTime.Milliseconds;
import dev.gavel.api.platform.request.WholeTime.Seconds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.json.JsonMapper;

class WholeTimeTests {

	private record Times(@JsonDeserialize(using = Milliseconds.class) @Nullable Integer ms,
			@JsonDeserialize(using = Seconds.class) @Nullable Integer seconds) {
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{'ms': 1500, 'seconds': 60}|1500|60", "{'ms': '500ms', 'seconds': '1m'}|500|60",
					"{'ms': '2s', 'seconds': 'PT5S'}|2000|5", "{'ms': ' 10s ', 'seconds': '2000ms'}|10000|2",
					"{'ms': null}||" },
			quoteCharacter = '^')
	void readsNumbersAndTimes(String json, @Nullable Integer ms, @Nullable Integer seconds) {
		assertThat(read(json)).isEqualTo(new Times(ms, seconds));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{'ms': '1500'}", "{'ms': '1.5s'}", "{'ms': ''}", "{'ms': '-1s'}", "{'ms': '10us'}",
			"{'ms': true}", "{'ms': 1.5}", "{'seconds': '500ms'}", "{'seconds': '1y'}", "{'ms': '99999999d'}",
			"{'ms': []}" })
	void saysWhatItExpects(String json) {
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> read(json))
			.satisfies((ex) -> assertThat(UnreadableJson.problem(ex)).hasMessageContaining(
					"expected a whole number in the unit of the field, or a time such as 10s, 500ms, 1m or PT5S"));
	}

	private static Times read(String json) {
		return JsonMapper.shared().readValue(json.replace('\'', '"'), Times.class);
	}

}
