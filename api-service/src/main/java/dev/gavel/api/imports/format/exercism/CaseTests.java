package dev.gavel.api.imports.format.exercism;

import dev.gavel.api.imports.format.python.Outline.Function;
import dev.gavel.api.imports.format.python.Outline.Parameter;
import dev.gavel.api.imports.format.python.TypedTest;
import dev.gavel.api.imports.format.python.TypedTests;
import dev.gavel.value.MalformedValue;
import dev.gavel.value.Value;
import dev.gavel.value.typed.JsonValues;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The cases of a function. Inputs are matched to its parameters by name, otherwise in
 * order.
 */
final class CaseTests implements TypedTests {

	private final List<CanonicalCase> cases;

	private final boolean byName;

	private CaseTests(List<CanonicalCase> cases, boolean byName) {
		this.cases = cases;
		this.byName = byName;
	}

	/**
	 * @param guesses receives what was guessed
	 */
	static CaseTests of(List<CanonicalCase> cases, Function function, List<String> guesses) {
		Set<String> parameters = function.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
		boolean byName = cases.stream()
			.flatMap((each) -> each.input().propertyNames().stream())
			.allMatch((name) -> parameters.contains(SnakeCase.of(name)));
		if (!byName) {
			guesses.add("The inputs of %s are its arguments in their order, because their names differ."
				.formatted(function.name()));
		}
		if (cases.stream().anyMatch(CanonicalCase::expectsError)) {
			guesses.add("Where %s must fail, a ValueError is expected.".formatted(function.name()));
		}
		return new CaseTests(cases, byName);
	}

	@Override
	public void read(Taker taker) throws IOException {
		for (CanonicalCase each : cases) {
			if (!each.input().isObject() || each.expected().isMissingNode()) {
				taker.refused(each.name(), "Expected an object input, and what is expected.");
				continue;
			}
			TypedTest test;
			try {
				test = test(each);
			}
			catch (MalformedValue ex) {
				taker.refused(each.name(), "A value cannot be read: %s.".formatted(ex.getMessage()));
				continue;
			}
			taker.test(test);
		}
	}

	private TypedTest test(CanonicalCase each) {
		Map<String, Value> named = new LinkedHashMap<>();
		for (Map.Entry<String, JsonNode> input : each.input().properties()) {
			named.put(SnakeCase.of(input.getKey()), JsonValues.read(input.getValue()));
		}
		ObjectNode more = JsonNodeFactory.instance.objectNode();
		Value output = each.expectsError() ? null : JsonValues.read(each.expected());
		if (output == null) {
			more.put("raises", "ValueError");
		}
		return new TypedTest(each.name(), byName ? List.of() : List.copyOf(named.values()), byName ? named : Map.of(),
				output, more);
	}

}
