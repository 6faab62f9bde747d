package dev.gavel.api.compat.judge0;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.compat.run.Output;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectedOutputTests {

	@ParameterizedTest
	@ValueSource(strings = { "a\n b\n", "a\n b", "a  \n b\t\n\n\n", "a\r\n b\r\n" })
	void ignoresWhiteSpaceAtTheEndsOfLinesAndOfTheText(String printed) {
		assertThat(ExpectedOutput.isMet("a\n b\n", Output.of(printed))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a\nb", "\na\n b", "a\n\n b", "A\n b", "a\n b\nc" })
	void tellsAllElseApart(String printed) {
		assertThat(ExpectedOutput.isMet("a\n b\n", Output.of(printed))).isFalse();
	}

	@Test
	void acceptsNothingThatIsCutOrIsNoText() {
		assertThat(ExpectedOutput.isMet("a", new Output(new byte[] { 'a' }, true))).isFalse();
		assertThat(ExpectedOutput.isMet("\ufffd", new Output(new byte[] { (byte) 0xff }, false))).isFalse();
	}

	@Test
	void isNotSlowForLongWhiteSpace() {
		String spaces = " ".repeat(1_000_000);
		assertThat(ExpectedOutput.isMet("a", Output.of("a" + spaces + "b"))).isFalse();
		assertThat(ExpectedOutput.isMet("a", Output.of("a" + spaces))).isTrue();
	}

}
