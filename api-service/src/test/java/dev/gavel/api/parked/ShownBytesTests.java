package dev.gavel.api.parked;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ShownBytesTests {

	@Test
	void showsUnreadableBytesOnOneLine() {
		assertThat(ShownBytes.of("a\nb\\é".getBytes(StandardCharsets.UTF_8))).isEqualTo("a\\x0ab\\x5c\\xc3\\xa9");
		assertThat(ShownBytes.of("x".repeat(1000).getBytes(StandardCharsets.UTF_8))).hasSize(200);
		assertThat(ShownBytes.of(null)).isEqualTo("(nothing)");
	}

}
