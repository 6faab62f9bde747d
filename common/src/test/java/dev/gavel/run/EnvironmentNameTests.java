package dev.gavel.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentNameTests {

	@ParameterizedTest
	@ValueSource(strings = { EnvironmentName.DEFAULT, "numpy", "python3.11", "a", "abcdefghijklmnopqrstuvwxyz-12345" })
	void isShortAndPlain(String name) {
		assertThat(EnvironmentName.isValid(name)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "NumPy", "3.11", "-a", "a b", "a/b", "a=b", "a,b",
			"abcdefghijklmnopqrstuvwxyz-123456" })
	void isNothingElse(String name) {
		assertThat(EnvironmentName.isValid(name)).isFalse();
	}

}
