package dev.gavel.api.question.kind.classes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.kind.classes.NewClass.NewMethod;
import dev.gavel.message.QuestionKind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class ClassCheckTests {

	private final Violations violations = new Violations();

	@ParameterizedTest
	@ValueSource(strings = { "__put", "__class__", "__getattr__", "_\uff3fput", "__" })
	void refusesNamesThatPythonTreatsDifferentlyInAClass(String name) {
		assertThat(check("Box", List.of(), method("get"), method(name))).isEmpty();
		assertThat(violations.sentence()).isEqualTo(
				"metadata.methods[1].name: expected a name that does not begin with two underscores, because Python treats those differently in a class; got '%s'."
					.formatted(name));
	}

	@Test
	void refusesSuchANameOfTheClass() {
		assertThat(check("__Box", List.of(), method("get"))).isEmpty();
		assertThat(violations.sentence()).startsWith("metadata.class_name: expected a name that does not begin with");
	}

	@Test
	void takesNamesWithOneUnderscore() {
		assertThat(check("_Box", List.of("__key"), method("_get"), method("get__"))).isPresent();
	}

	@Test
	void saysWhereTheParametersOfTheConstructorBelong() {
		assertThat(check("Box", List.of(), method("__init__"))).isEmpty();
		assertThat(violations.sentence()).isEqualTo(
				"metadata.methods[0].name: expected no constructor among the methods: its parameters are the variables of the class.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "get", "g\u212fet", "Box" })
	void refusesAMethodThatAppearsTwice(String name) {
		assertThat(check("Box", List.of(), method("get"), method("geet"), method(name))).isEmpty();
		assertThat(violations.sentence()).startsWith("metadata.methods[2].name: '").endsWith("' appears twice.");
	}

	@ParameterizedTest
	@ValueSource(strings = { "def", "None", "a b", "1" })
	void refusesWhatIsNoName(String name) {
		assertThat(check("Box", List.of(), method(name))).isEmpty();
		assertThat(violations.sentence()).startsWith("metadata.methods[0].name: expected a Python identifier");
	}

	@Test
	void refusesSelfAmongTheParameters() {
		assertThat(check("Box", List.of("self"), method("get", "self"))).isEmpty();
		assertThat(violations.sentence()).isEqualTo(
				"metadata.variables: expected the parameters without self; metadata.methods[0].variables: expected the parameters without self.");
	}

	private Optional<QuestionKind> check(String name, List<String> parameters, NewMethod... methods) {
		Optional<QuestionKind> kind = new NewClass("class", name, variables(parameters), List.of(methods))
			.check(violations, "metadata");
		return violations.errors().isEmpty() ? kind : Optional.empty();
	}

	private static NewMethod method(String name, String... parameters) {
		return new NewMethod(name, "int", variables(List.of(parameters)));
	}

	private static JsonNode variables(List<String> names) {
		ObjectNode variables = JsonNodeFactory.instance.objectNode();
		names.forEach((name) -> variables.put(name, "int"));
		return variables;
	}

}
