package dev.gavel.api.question.kind.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.ValueType.Scalar;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariableNamesTests {

	private final Violations violations = new Violations();

	@Test
	void prefersTheSameName() {
		assertThat(match(List.of("n", "N"), "N", "n")).containsEntry("n", "n").containsEntry("N", "N");
		assertThatNoException().isThrownBy(violations::throwIfAny);
	}

	@Test
	void takesAnotherCaseWhenOnlyOneNameCanBeMeant() {
		assertThat(match(List.of("nums", "K"), "NUMS", "k")).isEqualTo(Map.of("nums", "NUMS", "K", "k"));
		assertThatNoException().isThrownBy(violations::throwIfAny);
	}

	@Test
	void takesAnotherEncodingOfAName() {
		assertThat(match(List.of("find", "ab"), "\ufb01nd", "\u00aab"))
			.isEqualTo(Map.of("find", "\ufb01nd", "ab", "\u00aab"));
		assertThatNoException().isThrownBy(violations::throwIfAny);
	}

	@Test
	void namesWhatIsAmbiguousMissingOrUnknown() {
		match(List.of("word", "Word", "count"), "WORD", "cuont");
		assertThatExceptionOfType(Problem.class).isThrownBy(violations::throwIfAny)
			.withMessageContainingAll("input_variables.WORD: unknown variable", "input_variables.word: is missing",
					"input_variables.Word: is missing",
					"input_variables.cuont: unknown variable, did you mean 'count'?", "count: is missing");
	}

	@Test
	void doesNotTakeTwoSpellingsOfOneName() {
		match(List.of("key"), "KEY", "Key");
		assertThatExceptionOfType(Problem.class).isThrownBy(violations::throwIfAny)
			.withMessageContainingAll("input_variables.KEY", "input_variables.Key", "key: is missing");
	}

	private Map<String, String> match(List<String> declared, String... written) {
		List<Parameter> parameters = declared.stream().map((name) -> new Parameter(name, Scalar.INT)).toList();
		return new VariableNames(parameters).match(List.of(written), (name) -> "input_variables." + name, violations);
	}

}
