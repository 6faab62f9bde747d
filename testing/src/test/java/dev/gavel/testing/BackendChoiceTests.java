package dev.gavel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class BackendChoiceTests {

	@Test
	void isEmbeddedUnlessAskedOtherwise() {
		assertThat(BackendChoice.parse(null)).isEqualTo(BackendChoice.EMBEDDED);
		assertThat(BackendChoice.parse(" ")).isEqualTo(BackendChoice.EMBEDDED);
		assertThat(BackendChoice.parse("Containers")).isEqualTo(BackendChoice.CONTAINERS);
	}

	@Test
	void namesTheChoicesWhenItIsGivenAnother() {
		assertThatIllegalArgumentException().isThrownBy(() -> BackendChoice.parse("docker"))
			.withMessage("gavel.test.backend is 'docker', expected embedded, containers or auto");
	}

	@Test
	void fallsBackToEmbeddedOnlyWhenLeftTheChoice() {
		assertThat(BackendChoice.AUTO.start("nothing", this::noEngine, () -> "embedded")).isEqualTo("embedded");
		assertThat(BackendChoice.AUTO.start("nothing", () -> "container", () -> "embedded")).isEqualTo("container");
		assertThatIllegalStateException()
			.isThrownBy(() -> BackendChoice.CONTAINERS.start("nothing", this::noEngine, () -> "embedded"));
	}

	private String noEngine() {
		throw new IllegalStateException("no engine");
	}

}
