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

	/** The inputs in the order of the arguments; empty where they have their names. */
	private final List<String> order;

	private final String error;

	private CaseTests(List<CanonicalCase> cases, List<String> order, String error) {
		this.cases = cases;
		this.order = order;
		this.error = error;
	}

	/**
	 * @param error the exception that is expected where there must be an error
	 * @param guesses receives what was guessed
	 */
	static CaseTests of(List<CanonicalCase> cases, Function function, String error, List<String> guesses) {
		Set<String> parameters = function.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
		boolean byName = cases.stream()
			.flatMap((each) -> each.input().propertyNames().stream())
			.allMatch((name) -> parameters.contains(SnakeCase.of(name)));
		if (!byName) {
			guesses.add("The inputs of %s are its arguments in the order of the first case, because their names differ."
				.formatted(function.name()));
		}
		if (cases.stream().anyMatch(CanonicalCase::expectsError)) {
			guesses.add("If %s must fail, the exception %s is expected.".formatted(function.name(), error));
		}
		return new CaseTests(cases, byName || cases.isEmpty() ? List.of() : names(cases.get(0)), error);
	}

	private static List<String> names(CanonicalCase each) {
		return each.input().propertyNames().stream().map(SnakeCase::of).toList();
	}

	@Override
	public void read(Taker taker) throws IOException {
		for (CanonicalCase each : cases) {
			if (!each.input().isObject() || each.expected().isMissingNode()) {
				taker.refused(each.name(), "Expected an object input, and what is expected.");
				continue;
			}
			if (!order.isEmpty() && !Set.copyOf(order).equals(Set.copyOf(names(each)))) {
				taker.refused(each.name(), "Expected the inputs %s as in the first case, found %s."
					.formatted(String.join(", ", order), String.join(", ", names(each))));
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
			more.put("raises", error);
		}
		List<Value> arguments = order.stream().map(named::get).toList();
		return new TypedTest(each.name(), arguments, order.isEmpty() ? named : Map.of(), output, more);
	}

}
