package dev.gavel.api.imports.format.jsonl;

import dev.gavel.api.access.Caller;
import dev.gavel.api.imports.format.Findings;
import dev.gavel.api.imports.format.FoundQuestion;
import dev.gavel.api.imports.format.FoundReference;
import dev.gavel.api.imports.format.PlainStatement;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.imports.format.python.AssertTests;
import dev.gavel.api.imports.format.python.FunctionQuestion;
import dev.gavel.api.imports.format.python.Outline.Assertion;
import dev.gavel.api.imports.format.python.Outline;
import dev.gavel.api.imports.format.python.PythonReader.Source;
import dev.gavel.api.imports.format.python.PythonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** MBPP: a sentence, a solution, and a list of asserts. */
@Component
@Order(21)
class MbppFormat extends JsonLines {

	MbppFormat(PythonReader python) {
		super(python, Set.of("task_id", "code", "test_list"));
	}

	@Override
	public String name() {
		return "MBPP";
	}

	@Override
	List<Source> sources(ObjectNode line) {
		return List.of(Source.of(Field.text(line, "code")), Source.of(asserts(line)));
	}

	/** Each assert begins on a line of its own. */
	private static String asserts(ObjectNode line) {
		return Stream.of("test_list", "challenge_test_list")
			.flatMap((name) -> Field.list(line, name).valueStream())
			.filter(JsonNode::isString)
			.map(JsonNode::stringValue)
			.collect(Collectors.joining("\n"));
	}

	@Override
	String sourceId(ObjectNode line) {
		String id = Field.id(line, "task_id");
		return id.isEmpty() ? "" : "Mbpp/" + id;
	}

	@Override
	String title(ObjectNode line) {
		return sourceId(line);
	}

	@Override
	void read(ObjectNode line, List<Outline> outlines, Caller sender, Findings findings) throws IOException {
		Outline code = FunctionCode.readable(outlines.get(0), "code");
		List<Assertion> asserts = FunctionCode.readable(outlines.get(1), "asserts").asserts();
		String name = tested(code, asserts);
		AssertTests tests = new AssertTests(asserts, name);
		FunctionQuestion function = FunctionQuestion.of(code, name, tests);
		List<String> guesses = new ArrayList<>(tests.guesses());
		ObjectNode question = JsonNodeFactory.instance.objectNode()
			.put("title", name)
			.put("description", PlainStatement.docstring(description(line)));
		question.set("metadata", function.metadata(guesses));
		findings.question(new FoundQuestion(sourceId(line), question, function.tests(), List.of(reference(line)),
				List.of(), guesses, List.of()));
	}

	/** The sanitized edition calls the sentence a prompt. */
	private static String description(ObjectNode line) {
		String text = Field.text(line, "text");
		return text.isEmpty() ? Field.text(line, "prompt") : text;
	}

	/** Returns the function of the code that the asserts call first. */
	private static String tested(Outline code, List<Assertion> asserts) throws UnreadableFileException {
		return asserts.stream()
			.map(Assertion::function)
			.filter(Objects::nonNull)
			.filter((name) -> code.find(name).isPresent())
			.findFirst()
			.orElseThrow(() -> new UnreadableFileException(
					"Expected an assert that a call of a function of its code equals a literal, found none."));
	}

	/** The sanitized edition has a list of imports, the other one lines of code. */
	private static FoundReference reference(ObjectNode line) {
		Stream<String> imports = Field.list(line, "test_imports")
			.valueStream()
			.filter(JsonNode::isString)
			.map(JsonNode::stringValue);
		String code = Stream
			.of(Stream.of(Field.text(line, "test_setup_code")), imports, Stream.of(Field.text(line, "code")))
			.flatMap((lines) -> lines)
			.filter((text) -> !text.isBlank())
			.collect(Collectors.joining("\n"));
		return new FoundReference("code", code, FoundReference.Expected.ACCEPTED);
	}

}
