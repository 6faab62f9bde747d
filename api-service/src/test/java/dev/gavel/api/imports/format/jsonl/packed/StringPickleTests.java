package dev.gavel.api.imports.format.jsonl.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.api.imports.format.UnreadableFileException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StringPickleTests {

	/** What Python writes for "hé" in its protocols. */
	@ParameterizedTest
	@ValueSource(
			strings = { "80025803000000" + "68c3a9" + "71002e", "8004950700000000000000" + "8c03" + "68c3a9" + "942e",
					"80058d0300000000000000" + "68c3a9" + "942e", "5803000000" + "68c3a9" + "2e" })
	void readsText(String hex) throws IOException {
		assertThat(read(hex)).isEqualTo("hé");
	}

	/** A global, a list, a number, an object, a second text, and a missing end. */
	@ParameterizedTest
	@ValueSource(strings = { "80026370", "8002635f5f6275696c74696e5f5f0a6576616c0a", "80025d", "80024b01",
			"800258010000006158010000006271002e", "8002580100000061" + "52" + "2e", "2e" })
	void refusesAllElse(String hex) {
		assertThatThrownBy(() -> read(hex)).isInstanceOf(UnreadableFileException.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "8002", "800258", "8002580300000068", "8002580100000061", "80028dffffffffffffff7f61" })
	void saysThatItEndsTooEarly(String hex) {
		assertThatThrownBy(() -> read(hex)).hasMessage("The pickle ends too early.");
	}

	@Test
	void readsLengthThatIsNegativeAsNothing() {
		assertThatThrownBy(() -> read("80028dffffffffffffffff612e")).isInstanceOf(UnreadableFileException.class);
	}

	private static String read(String hex) throws IOException {
		try (StringPickle pickle = new StringPickle(new ByteArrayInputStream(HexFormat.of().parseHex(hex)))) {
			return new String(pickle.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
