package dev.gavel.api.difference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContrastTests {

	@Test
	void cutsOutWhatDiffers() {
		assertThat(Contrast.of("[1, 2, 3]", "[1, 7, 7, 3]")).isEqualTo(new Contrast("[1, ", "2", "7, 7", ", 3]"));
	}

	@Test
	void neverTakesACharacterTwice() {
		assertThat(Contrast.of("aa", "aaa")).isEqualTo(new Contrast("aa", "", "a", ""));
	}

	@Test
	void leavesSurrogatesTogether() {
		assertThat(Contrast.of("\uD83D\uDE00", "\uD83D\uDE01"))
			.isEqualTo(new Contrast("", "\uD83D\uDE00", "\uD83D\uDE01", ""));
		assertThat(Contrast.of("\uD83D\uDE00", "\uD83E\uDE00"))
			.isEqualTo(new Contrast("", "\uD83D\uDE00", "\uD83E\uDE00", ""));
	}

}
