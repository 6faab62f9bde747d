package dev.gavel.api.imports.format.jsonl;

import dev.gavel.api.imports.format.ImportedJson;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.imports.format.python.TypedTest;
import dev.gavel.api.imports.format.python.TypedTests;
import dev.gavel.value.MalformedValue;
import dev.gavel.value.Value;
import dev.gavel.value.typed.JsonValues;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The arguments and the result of a call, in JSON.
 *
 * @param test null when they are none
 * @param fault why
 */
record JsonArguments(String name, @Nullable TypedTest test, @Nullable String fault) {

	/** More than any function has parameters. */
	private static final int MOST_LINES = 100;

	/**
	 * @param input a JSON value on each line
	 */
	static JsonArguments ofLines(String name, String input, String output) {
		try {
			List<JsonNode> arguments = new ArrayList<>();
			for (String line : input.lines().filter((each) -> !each.isBlank()).limit(MOST_LINES).toList()) {
				arguments.add(ImportedJson.read(line, "An argument"));
			}
			return of(name, arguments, ImportedJson.read(output, "The output"));
		}
		catch (UnreadableFileException ex) {
			return new JsonArguments(name, null, String.valueOf(ex.getMessage()));
		}
	}

	static JsonArguments of(String name, Iterable<JsonNode> arguments, JsonNode output) {
		try {
			List<Value> values = new ArrayList<>();
			arguments.forEach((argument) -> values.add(JsonValues.read(argument)));
			return new JsonArguments(name, new TypedTest(name, values, JsonValues.read(output)), null);
		}
		catch (MalformedValue ex) {
			return new JsonArguments(name, null, "A value cannot be read: %s.".formatted(ex.getMessage()));
		}
	}

	void hand(boolean hidden, TypedTests.Taker taker) throws IOException {
		if (test == null) {
			taker.refused(name, String.valueOf(fault));
		}
		else {
			taker.test(hidden ? test.hidden() : test);
		}
	}

}
