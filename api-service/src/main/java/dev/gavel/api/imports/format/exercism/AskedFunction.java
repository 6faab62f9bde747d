package dev.gavel.api.imports.format.exercism;

import dev.gavel.api.imports.format.FoundTests;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.imports.format.python.FunctionQuestion;
import dev.gavel.api.imports.format.python.Outline.Function;
import dev.gavel.api.imports.format.python.Outline.Parameter;
import dev.gavel.api.imports.format.python.Outline;
import dev.gavel.api.imports.format.python.TypedTests;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** A function of an exercise, which a property of its canonical data names. */
record AskedFunction(String name, FunctionQuestion question) {

	/**
	 * @param outline of the stub; without a function if there is no stub
	 * @param alone whether it is the only property
	 * @param guesses receives what was guessed
	 */
	static AskedFunction of(String property, List<CanonicalCase> cases, Outline outline, Example example, boolean alone,
			List<String> guesses) throws IOException {
		Function function = function(property, cases, outline, alone, guesses);
		TypedTests tests = example.agreeing(CaseTests.of(cases, function, example.error(), guesses), function, guesses);
		return new AskedFunction(function.name(), FunctionQuestion.of(function, tests, example.floats()));
	}

	private static Function function(String property, List<CanonicalCase> cases, Outline outline, boolean alone,
			List<String> guesses) throws UnreadableFileException {
		String name = SnakeCase.of(property);
		List<Function> functions = outline.functions().stream().filter((each) -> each.owner() == null).toList();
		Optional<Function> named = functions.stream().filter((each) -> each.name().equals(name)).findFirst();
		if (named.isPresent()) {
			return named.get();
		}
		if (alone && functions.size() == 1) {
			guesses.add("The property %s is the function %s of the stub.".formatted(property, functions.get(0).name()));
			return functions.get(0);
		}
		if (!outline.functions().isEmpty()) {
			throw new UnreadableFileException("Its stub has no function %s for the property %s; classes are not taken."
				.formatted(name, property));
		}
		guesses.add("The parameters of %s are the names of its inputs, because there is no stub.".formatted(name));
		return new Function(name, null, parameters(cases), null, false, false, null);
	}

	private static List<Parameter> parameters(List<CanonicalCase> cases) {
		Set<String> names = new LinkedHashSet<>();
		cases.forEach((each) -> names.addAll(each.input().propertyNames()));
		return names.stream().map((name) -> new Parameter(SnakeCase.of(name), null, null)).toList();
	}

	/** Returns a taker that says in each test which function it calls. */
	FoundTests.Taker naming(FoundTests.Taker taker) {
		return new FoundTests.Taker() {

			@Override
			public void test(String name, ObjectNode test) {
				taker.test(name, test.put("function", AskedFunction.this.name()));
			}

			@Override
			public void refused(String name, String reason) {
				taker.refused(name, reason);
			}

		};
	}

}
