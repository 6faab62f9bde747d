package dev.gavel.api.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class EnvironmentsTests {

	@Test
	void beginWithTheDefault() {
		assertThat(Environments.with(List.of()).names()).containsExactly("default");
		assertThat(Environments.with(List.of("numpy", "default", "numpy")).names()).containsExactly("default", "numpy");
	}

	@Test
	void haveNamesThatWorkersTakeToo() {
		assertThatIllegalArgumentException().isThrownBy(() -> Environments.with(List.of("Num Py")))
			.withMessageStartingWith("gavel.environments: expected names of 1 to 32")
			.withMessageEndingWith("found 'Num Py'");
	}

}
