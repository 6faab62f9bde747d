package dev.gavel.api.question.kind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.value.PythonText;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ProgramFileTests {

	private static final byte[] NO_TEXT = { (byte) 0xff, 0, 1, 2, 3, 4, 5, 6, 7, 8 };

	@Test
	void isLeftInBase64WhenItIsCut() {
		ProgramFile cut = ProgramFile.of(NO_TEXT).cut((text) -> PythonText.cut(text, 11));
		assertThat(Base64.getDecoder().decode(cut.content())).isEqualTo(new byte[] { (byte) 0xff, 0, 1, 2, 3, 4 });
		assertThat(cut.words()).isEqualTo("bytes that are no text");
	}

	@Test
	void saysHowLongItIsWhenAllOfItIsThere() {
		ProgramFile whole = ProgramFile.of(NO_TEXT).cut((text) -> PythonText.cut(text, 16));
		assertThat(whole).isEqualTo(ProgramFile.of(NO_TEXT));
		assertThat(whole.words()).isEqualTo("10 bytes that are no text");
		assertThat(ProgramFile.ofText("long").cut((text) -> PythonText.cut(text, 3)).words()).isEqualTo("lo…");
	}

}
