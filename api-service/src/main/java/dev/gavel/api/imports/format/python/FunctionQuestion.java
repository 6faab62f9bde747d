package dev.gavel.api.imports.format.python;

import dev.gavel.api.imports.format.FoundTests;
import dev.gavel.api.imports.format.TestJson;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.imports.format.python.Outline.Function;
import dev.gavel.api.imports.format.python.Outline.Parameter;
import dev.gavel.value.Value;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question that asks for a function. Where its signature names no types, or types that
 * its tests do not have, they are guessed from the tests.
 */
public final class FunctionQuestion {

	private static final int MOST_PARAMETERS = 50;

	private final Function function;

	private final TypedTests tests;

	private final ObservedTypes types;

	private FunctionQuestion(Function function, TypedTests tests, ObservedTypes types) {
		this.function = function;
		this.tests = tests;
		this.types = types;
	}

	/**
	 * @param outline of the source in which the function is, or begins
	 * @throws UnreadableFileException when there is no such function, or it cannot be
	 * called by a test
	 */
	public static FunctionQuestion of(Outline outline, String name, TypedTests tests) throws IOException {
		if (outline.error() != null) {
			throw new UnreadableFileException("Python cannot read its code: %s.".formatted(outline.error()));
		}
		Function function = outline.find(name)
			.orElseThrow(() -> new UnreadableFileException(
					"Expected a function %s in its code, found none.".formatted(name)));
		return of(function, tests, outline.floats());
	}

	/**
	 * @param floats whether its code may return floats, even if the tests have ints
	 * @throws UnreadableFileException when it cannot be called by a test
	 */
	public static FunctionQuestion of(Function function, TypedTests tests, boolean floats) throws IOException {
		if (function.anyNumber() || function.byNameOnly()) {
			throw new UnreadableFileException(
					"The function %s takes %s; expected parameters that are given by position.".formatted(
							function.name(), function.anyNumber() ? "any number of arguments" : "arguments by name"));
		}
		if (function.parameters().size() > MOST_PARAMETERS) {
			throw new UnreadableFileException("The function %s has %,d parameters; expected at most %d."
				.formatted(function.name(), function.parameters().size(), MOST_PARAMETERS));
		}
		return new FunctionQuestion(function, tests, ObservedTypes.of(function, tests, floats));
	}

	/**
	 * Writes its signature.
	 * @param guesses receives what was guessed
	 */
	public ObjectNode metadata(List<String> guesses) {
		ObjectNode metadata = JsonNodeFactory.instance.objectNode().put("function_name", function.name());
		ArrayNode variables = metadata.putArray("variables");
		for (Parameter parameter : function.parameters()) {
			ObjectNode variable = variables.addObject()
				.put("name", parameter.name())
				.put("type", types.type(parameter, guesses));
			if (parameter.fallback() != null) {
				variable.put("default", parameter.fallback());
			}
		}
		Optional<Parameter> changed = types.changedInPlace();
		changed.ifPresentOrElse((parameter) -> {
			metadata.put("answer", parameter.name());
			guesses
				.add("The answer is %s after the call, because the function returns None.".formatted(parameter.name()));
		}, () -> metadata.put("return_type", types.returned(guesses)));
		return metadata;
	}

	/** Returns its tests as they are sent. */
	public FoundTests tests() {
		return (taker) -> tests.read(new TypedTests.Taker() {

			@Override
			public void test(TypedTest test) {
				send(test, taker);
			}

			@Override
			public void refused(String name, String reason) {
				taker.refused(name, reason);
			}

		});
	}

	private static ObjectNode sent(TypedTest test, ObjectNode arguments) {
		ObjectNode sent = TestJson.ofLiterals(arguments, (test.output() != null) ? test.output().toString() : null);
		sent.setAll(test.more());
		return sent;
	}

	private void send(TypedTest test, FoundTests.Taker taker) {
		List<Parameter> parameters = function.parameters();
		if (test.arguments().size() > parameters.size()) {
			taker.refused(test.name(),
					"Expected at most %d arguments, found %d.".formatted(parameters.size(), test.arguments().size()));
			return;
		}
		Map<String, Value> named = new HashMap<>(test.named());
		ObjectNode arguments = JsonNodeFactory.instance.objectNode();
		for (int place = 0; place < parameters.size(); place++) {
			String name = parameters.get(place).name();
			Value value = (place < test.arguments().size()) ? test.arguments().get(place) : named.remove(name);
			if (value != null) {
				arguments.put(name, value.toString());
			}
		}
		if (!named.isEmpty()) {
			taker.refused(test.name(),
					"The function has no parameter %s beside those that are given.".formatted(named.keySet()));
			return;
		}
		taker.test(test.name(), sent(test, arguments));
	}

}
