package dev.gavel.api.signin.form;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gavel.api.platform.request.Problem;
import org.junit.jupiter.api.Test;

class GuessesTests {

	private final Guesses guesses = new Guesses();

	@Test
	void costAnAddressNothingOnceTheAccountMustWait() {
		for (int i = 0; i < 10; i++) {
			guesses.fromAnywhere("ada", "203.0.113.9");
		}
		for (int i = 0; i < 200; i++) {
			assertThatThrownBy(() -> guesses.fromAnywhere("ada", "203.0.113.10")).isInstanceOf(Problem.class);
		}
		for (int i = 0; i < 100; i++) {
			guesses.fromAnywhere("name " + i, "203.0.113.10");
		}
	}

	@Test
	void costAnAccountNothingWhileTheAddressMustWait() {
		for (int i = 0; i < 100; i++) {
			guesses.fromAnywhere("name " + i, "203.0.113.9");
		}
		Thread.currentThread().interrupt();
		for (int i = 0; i < 20; i++) {
			assertThatThrownBy(() -> guesses.fromAnywhere("ada", "203.0.113.9")).isInstanceOf(Problem.class);
		}
		Thread.interrupted();
		for (int i = 0; i < 10; i++) {
			guesses.fromAnywhere("ada", "203.0.113.10");
		}
	}

}
