package dev.gavel.api.imports.format.jsonl;

import dev.gavel.api.access.Caller;
import dev.gavel.api.imports.format.Findings;
import dev.gavel.api.imports.format.FoundQuestion;
import dev.gavel.api.imports.format.FoundReference;
import dev.gavel.api.imports.format.FoundTests;
import dev.gavel.api.imports.format.PlainStatement;
import dev.gavel.api.imports.format.TestJson;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.imports.format.python.FunctionQuestion;
import dev.gavel.api.imports.format.python.Outline;
import dev.gavel.api.imports.format.python.PythonReader.Source;
import dev.gavel.api.imports.format.python.PythonReader;
import dev.gavel.message.ContentHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * APPS and what looks like it: {@code input_output} has lists of inputs and outputs, of a
 * program or, if there is an {@code fn_name}, of a function.
 */
abstract class InputOutputLines extends JsonLines {

	private static final int MOST_REFERENCES = 3;

	private static final int HASH_BYTES = 8;

	private static final String FUNCTION = "fn_name";

	InputOutputLines(PythonReader python, Set<String> fields) {
		super(python, fields);
	}

	@Override
	List<Source> sources(ObjectNode line) {
		if (!Field.text(line, "input_output").contains(FUNCTION) && !line.path("input_output").has(FUNCTION)) {
			return List.of();
		}
		String starter = Field.text(line, "starter_code");
		return List.of(Source.of(starter.isBlank() ? solutions(line).stream().findFirst().orElse("") : starter));
	}

	/** Returns the beginning of the statement's hash, for questions without an id. */
	static String hash(ObjectNode line) {
		byte[] statement = Field.text(line, "question").getBytes(StandardCharsets.UTF_8);
		return HexFormat.of().formatHex(ContentHash.begin().digest(statement), 0, HASH_BYTES);
	}

	/** Adds what only this data set says. */
	void describe(ObjectNode line, ObjectNode question, List<String> warnings) {
	}

	@Override
	void read(ObjectNode line, List<Outline> outlines, Caller sender, Findings findings) throws IOException {
		JsonNode inputOutput = Field.json(line, "input_output");
		String function = Field.text(inputOutput, FUNCTION);
		ArrayNode inputs = Field.list(inputOutput, "inputs");
		ArrayNode outputs = Field.list(inputOutput, "outputs");
		if (inputs.isEmpty() || inputs.size() != outputs.size()) {
			throw new UnreadableFileException("Expected as many inputs as outputs in input_output, found %,d and %,d."
				.formatted(inputs.size(), outputs.size()));
		}
		List<String> guesses = new ArrayList<>();
		List<String> warnings = new ArrayList<>();
		ObjectNode question = JsonNodeFactory.instance.objectNode()
			.put("title", title(line))
			.put("description", PlainStatement.lines(Field.text(line, "question")));
		Field.difficulty(question, Field.text(line, "difficulty"));
		describe(line, question, warnings);
		FoundTests tests;
		if (function.isBlank()) {
			question.putObject("metadata").put("kind", "program");
			question.set("comparison", PrintedLines.comparison(outputs, guesses));
			tests = programs(inputs, outputs);
		}
		else {
			tests = functions(function, outlines, inputs, outputs, question, guesses);
		}
		findings.question(new FoundQuestion(sourceId(line), question, tests, references(line, warnings), List.of(),
				guesses, warnings));
	}

	private static FoundTests functions(String function, List<Outline> outlines, ArrayNode inputs, ArrayNode outputs,
			ObjectNode question, List<String> guesses) throws IOException {
		Outline outline = outlines.isEmpty() ? Outline.EMPTY : outlines.get(0);
		JsonCalls calls = JsonCalls.of(outline.find(function), inputs, outputs, guesses);
		FunctionQuestion asked = FunctionQuestion.of(outline, function, calls);
		question.set("metadata", asked.metadata(guesses));
		question.put("prelude", "leetcode");
		return asked.tests();
	}

	private static FoundTests programs(ArrayNode inputs, ArrayNode outputs) {
		return (taker) -> {
			for (int place = 0; place < inputs.size(); place++) {
				String name = "test " + (place + 1);
				Optional<String> input = PrintedLines.of(inputs.get(place));
				Optional<String> output = PrintedLines.of(outputs.get(place));
				if (input.isPresent() && output.isPresent()) {
					taker.test(name, TestJson.ofProgram(input.get(), output.get()));
				}
				else {
					taker.refused(name, "Expected its input and its output as texts, or as lists of lines.");
				}
			}
		};
	}

	private static List<FoundReference> references(ObjectNode line, List<String> warnings) {
		List<String> solutions = solutions(line);
		List<FoundReference> references = new ArrayList<>();
		for (String solution : solutions.subList(0, Math.min(solutions.size(), MOST_REFERENCES))) {
			references.add(new FoundReference("solution %d".formatted(references.size() + 1), solution,
					FoundReference.Expected.ACCEPTED));
		}
		if (solutions.size() > MOST_REFERENCES) {
			warnings
				.add("Only the first %d of its %,d solutions are taken.".formatted(MOST_REFERENCES, solutions.size()));
		}
		return references;
	}

	private static List<String> solutions(ObjectNode line) {
		try {
			return Field.json(line, "solutions")
				.valueStream()
				.filter(JsonNode::isString)
				.map(JsonNode::stringValue)
				.toList();
		}
		catch (UnreadableFileException ex) {
			return List.of();
		}
	}

}
