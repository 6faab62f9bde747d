package dev.gavel.api.compat.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShellWordsTests {

	@Test
	void quotesHoldWordsTogether() {
		assertThat(ShellWords.of(" a 'b c'  \"d\"e\n'' \"'\"")).containsExactly("a", "b c", "de", "", "'");
		assertThat(ShellWords.of("a\"b c")).containsExactly("a", "b", "c");
	}

	@Test
	void aWordMayBeLong() {
		String word = "x".repeat(1_000_000);
		assertThat(ShellWords.of(word)).containsExactly(word);
		assertThat(ShellWords.of("\"x\"".repeat(1_000_000))).containsExactly(word);
	}

}
