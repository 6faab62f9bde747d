package dev.gavel.api.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.platform.request.Problem.FieldError;
import dev.gavel.api.platform.request.Violations;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentsTests {

	private final Environments environments = new Environments(() -> List.of("default", "numpy", "scikit"),
			Set.of("numpy")::containsAll);

	private final Violations violations = new Violations();

	@ParameterizedTest
	@CsvSource({ ",, default", ",numpy, numpy", "numpy,, numpy", "numpy, numpy, numpy", "scipy,, scipy",
			"scipy, scipy, scipy" })
	void theQuestionDecidesOtherwiseTheSubmission(@Nullable String decided, @Nullable String sent, String chosen) {
		assertThat(environments.choose(violations, decided, sent)).isEqualTo(chosen);
		assertThat(violations.errors()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { ";nunpy;expected one of [default, numpy, scikit], got 'nunpy', did you mean 'numpy'?",
					"numpy;default;expected numpy, the only one for this question, got 'default'",
					";Num Py;expected a name of 1 to 32 of a-z, 0-9, '.' and '-', a letter first, got 'Num Py'" })
	void aSubmissionNamesOneThatThereIs(@Nullable String decided, String sent, String message) {
		environments.choose(violations, decided, sent);
		assertThat(violations.errors()).extracting(FieldError::message).contains(message);
	}

	@Test
	void aQuestionMayNameOneThatNoWorkerOffers() {
		assertThat(environments.check(violations, "nunpy")).isEqualTo("nunpy");
		assertThat(violations.errors()).isEmpty();
		assertThat(environments.warning("nunpy")).hasValue(
				"No worker offers the environment nunpy (did you mean 'numpy'?). Submissions wait until one does.");
		assertThat(environments.warning("numpy")).isEmpty();
		assertThat(environments.warning(null)).isEmpty();
		assertThat(environments.warning("scikit"))
			.hasValue("No worker offers the environment scikit. Submissions wait until one does.");
	}

	@Test
	void theCheckerNeedsOneTooAtTheSameWorker() {
		assertThat(environments.warning("numpy", null)).isEmpty();
		assertThat(environments.warning(null, "numpy")).isEmpty();
		assertThat(environments.warning("numpy", "scikit"))
			.hasValue("No worker offers the environment scikit. Submissions wait until one does.");
		Environments apart = new Environments(List::of, (names) -> names.size() == 1);
		assertThat(apart.warning("numpy", "default")).isEmpty();
		assertThat(apart.warning("numpy", "scikit")).hasValue(
				"No worker offers both the environment numpy and that of the checker, scikit. Submissions wait until one does.");
	}

}
