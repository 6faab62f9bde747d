package dev.gavel.api.imports.format.jsonl;

import dev.gavel.api.access.Caller;
import dev.gavel.api.imports.format.Findings;
import dev.gavel.api.imports.format.FoundQuestion;
import dev.gavel.api.imports.format.FoundTests;
import dev.gavel.api.imports.format.PlainStatement;
import dev.gavel.api.imports.format.TestJson;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.imports.format.jsonl.packed.PackedTests;
import dev.gavel.api.imports.format.python.FunctionQuestion;
import dev.gavel.api.imports.format.python.Outline;
import dev.gavel.api.imports.format.python.PythonReader.Source;
import dev.gavel.api.imports.format.python.PythonReader;
import dev.gavel.api.imports.format.python.TypedTests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * LiveCodeBench: programs, or methods of a class {@code Solution}, with public tests and
 * packed private ones, which are hidden.
 */
@Component
@Order(11)
class LiveCodeBenchFormat extends JsonLines {

	private static final String PUBLIC = "public_test_cases";

	private static final String PRIVATE = "private_test_cases";

	LiveCodeBenchFormat(PythonReader python) {
		super(python, Set.of("question_content", "question_id", PUBLIC, PRIVATE));
	}

	@Override
	public String name() {
		return "LiveCodeBench";
	}

	@Override
	List<Source> sources(ObjectNode line) {
		String starter = Field.text(line, "starter_code");
		return starter.isBlank() ? List.of() : List.of(Source.of(starter));
	}

	@Override
	String sourceId(ObjectNode line) {
		String platform = Field.text(line, "platform");
		String id = Field.id(line, "question_id");
		return (platform.isEmpty() || id.isEmpty()) ? id : platform + "/" + id;
	}

	@Override
	String title(ObjectNode line) {
		return Field.text(line, "question_title");
	}

	@Override
	void read(ObjectNode line, List<Outline> outlines, Caller sender, Findings findings) throws IOException {
		List<String> guesses = new ArrayList<>();
		ObjectNode question = JsonNodeFactory.instance.objectNode()
			.put("title", title(line))
			.put("description", PlainStatement.lines(Field.text(line, "question_content")));
		Field.difficulty(question, Field.text(line, "difficulty"));
		String function = Field.text(Field.json(line, "metadata"), "func_name");
		FoundTests tests;
		if (function.isBlank()) {
			question.putObject("metadata").put("kind", "program");
			question.set("comparison", PrintedLines.comparison(0, 0));
			tests = programs(line);
		}
		else {
			Outline outline = outlines.isEmpty() ? Outline.EMPTY : outlines.get(0);
			FunctionQuestion asked = FunctionQuestion.of(outline, function, (taker) -> functions(line, taker));
			question.set("metadata", asked.metadata(guesses));
			question.put("prelude", "leetcode");
			tests = asked.tests();
		}
		findings.question(new FoundQuestion(sourceId(line), question, tests, List.of(), List.of(), guesses, List.of()));
	}

	private static FoundTests programs(ObjectNode line) {
		return (taker) -> each(line, taker::refused, (name, test, hidden) -> {
			if (isOf(test, "stdin")) {
				ObjectNode sent = TestJson.ofProgram(test.path("input").stringValue(),
						test.path("output").stringValue());
				taker.test(name, hidden ? sent.put("hidden", true) : sent);
			}
			else {
				taker.refused(name, "Expected a test of the type stdin with the texts input and output.");
			}
		});
	}

	private static void functions(ObjectNode line, TypedTests.Taker taker) throws IOException {
		each(line, taker::refused, (name, test, hidden) -> {
			if (isOf(test, "functional")) {
				JsonArguments.ofLines(name, test.path("input").stringValue(), test.path("output").stringValue())
					.hand(hidden, taker);
			}
			else {
				taker.refused(name, "Expected a test of the type functional with the texts input and output.");
			}
		});
	}

	private static boolean isOf(JsonNode test, String type) {
		return Field.text(test, "testtype").equals(type) && test.path("input").isString()
				&& test.path("output").isString();
	}

	/**
	 * @param refused takes those that cannot be unpacked
	 */
	private static void each(ObjectNode line, BiConsumer<String, String> refused, NamedTest each) throws IOException {
		each(line.path(PUBLIC), "public", refused, (place, test) -> each.read("public " + place, test, false));
		each(line.path(PRIVATE), "private", refused, (place, test) -> each.read("private " + place, test, true));
	}

	private static void each(JsonNode field, String name, BiConsumer<String, String> refused, PackedTests.EachTest each)
			throws IOException {
		try {
			new PackedTests(field).read(each);
		}
		catch (UnreadableFileException ex) {
			refused.accept(name + " tests", String.valueOf(ex.getMessage()));
		}
	}

	/** Takes a test with its name. */
	private interface NamedTest {

		void read(String name, JsonNode test, boolean hidden) throws IOException;

	}

}
