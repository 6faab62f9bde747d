package dev.gavel.api.platform.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedOriginsTests {

	@Test
	void areExact() {
		AllowedOrigins origins = new AllowedOrigins(List.of("https://App.example.com", " http://localhost:3000 "));
		assertThat(List.of("https://app.example.com", "http://localhost:3000")).allMatch(origins::contains);
		assertThat(List.of("http://app.example.com", "https://app.example.com:8443", "https://x.app.example.com",
				"https://app.example.com.evil.example", "http://localhost", "null", ""))
			.noneMatch(origins::contains);
		assertThat(origins.contains(null)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "null", "app.example.com", "https://*.example.com", "https://app.example.com/",
			"https://app.example.com/path", "ftp://app.example.com", "https://user@app.example.com", "https://", "" })
	void haveNeitherPathsNorWildcards(String configured) {
		assertThatIllegalArgumentException().isThrownBy(() -> new AllowedOrigins(List.of(configured)))
			.withMessageContaining("gavel.allowed-origins has '%s', expected origins such as".formatted(configured));
	}

}
