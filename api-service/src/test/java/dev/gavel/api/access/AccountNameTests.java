package dev.gavel.api.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.api.access.AccountName;
import dev.gavel.api.platform.request.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountNameTests {

	@ParameterizedTest
	@ValueSource(strings = { "ada", "Ada Lovelace", "ada@example.org", "Müller-Lüdenscheidt", "王小明", "O'Brien (2nd)",
			"7", "नमस्ते", "<b>bold</b>" })
	void takesWhatPeopleAreCalled(String name) {
		assertThat(AccountName.of("name", name)).isEqualTo(name);
	}

	@Test
	void storesOneFormOfEachName() {
		assertThat(AccountName.of("name", "  ﬁnn Mu\u0308ller ２ ")).isEqualTo("finn Müller 2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ada\u200B", "a\u200Dda", "ada\u00AD", "\u202Eada", "a\nda", "a\tda", "ada\u0000",
			"ada\u3164x", "ada\uFE0F", "ada\u2800", "ada\u034F", "a\u2028da", "ada\uDB40\uDC41", "a\uD800", "a\u2060b",
			"\uFEFFada" })
	void refusesCharactersThatNobodySees(String name) {
		assertThatThrownBy(() -> AccountName.of("name", name)).isInstanceOf(Problem.class)
			.hasMessageContaining("contains the invisible character");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\u3000", "--", "Gavel", "VISITOR", "everyone", "Erased account 7", "ＧＡＶＥＬ" })
	void refusesWhatIsNoName(String name) {
		assertThatThrownBy(() -> AccountName.of("name", name)).isInstanceOf(Problem.class);
	}

	@Test
	void countsCharactersAsPeopleDo() {
		String smiles = "a" + "😀".repeat(99);
		assertThat(AccountName.of("name", smiles)).isEqualTo(smiles);
		assertThatThrownBy(() -> AccountName.of("name", smiles + "b")).hasMessageContaining("at most 100 characters");
	}

}
