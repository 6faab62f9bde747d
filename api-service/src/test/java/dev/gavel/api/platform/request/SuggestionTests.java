package dev.gavel.api.platform.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTests {

	@ParameterizedTest
	@CsvSource({ "langauge,language", "Code,code", "k,K", "sorce,source", "pyton3,python3", "input,input_variables" })
	void findsTheNearestWord(String written, String meant) {
		assertThat(Suggestion.didYouMean(written,
				List.of("language", "code", "K", "source", "python3", "input_variables")))
			.isEqualTo(", did you mean '" + meant + "'?");
	}

	@ParameterizedTest
	@CsvSource({ "java", "x1", "''" })
	void saysNothingWhenNoneIsNear(String written) {
		assertThat(Suggestion.didYouMean(written, List.of("language", "python3"))).isEmpty();
		assertThat(Suggestion.didYouMean("a".repeat(100_000), List.of("language"))).isEmpty();
	}

}
