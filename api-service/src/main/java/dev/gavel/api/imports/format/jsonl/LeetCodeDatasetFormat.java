package dev.gavel.api.imports.format.jsonl;

import dev.gavel.api.access.Caller;
import dev.gavel.api.imports.format.Findings;
import dev.gavel.api.imports.format.FoundQuestion;
import dev.gavel.api.imports.format.FoundReference;
import dev.gavel.api.imports.format.PlainStatement;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.imports.format.python.AssertTests;
import dev.gavel.api.imports.format.python.FunctionQuestion;
import dev.gavel.api.imports.format.python.Outline;
import dev.gavel.api.imports.format.python.PythonReader.Source;
import dev.gavel.api.imports.format.python.PythonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * LeetCodeDataset: a method of a class {@code Solution}, and asserts that call it by the
 * names of its parameters. Older versions have some fields in {@code meta}.
 */
@Component
@Order(10)
class LeetCodeDatasetFormat extends JsonLines {

	private static final String ENTRY = "Solution().";

	LeetCodeDatasetFormat(PythonReader python) {
		super(python, Set.of("task_id", "entry_point", "test", "completion"));
	}

	@Override
	public String name() {
		return "LeetCodeDataset";
	}

	@Override
	boolean isLine(ObjectNode line) {
		return super.isLine(line) && Field.text(line, "entry_point").startsWith(ENTRY);
	}

	@Override
	List<Source> sources(ObjectNode line) {
		String starter = starter(line);
		String stub = starter.isBlank() ? Field.text(line, "completion") : starter;
		return List.of(Source.of(stub), Source.of(Field.text(line, "test")));
	}

	@Override
	String sourceId(ObjectNode line) {
		return Field.id(line, "task_id");
	}

	@Override
	String title(ObjectNode line) {
		return StringUtils.capitalize(sourceId(line).replace('-', ' '));
	}

	@Override
	void read(ObjectNode line, List<Outline> outlines, Caller sender, Findings findings) throws IOException {
		String entry = Field.text(line, "entry_point");
		if (!entry.startsWith(ENTRY)) {
			throw new UnreadableFileException("Expected an entry_point such as Solution().twoSum, found '%s'."
				.formatted(entry.substring(0, Math.min(entry.length(), 60))));
		}
		Outline check = FunctionCode.readable(outlines.get(1), "test");
		AssertTests tests = new AssertTests(check.asserts(), FunctionCode.candidate(check));
		FunctionQuestion function = FunctionQuestion.of(outlines.get(0), entry.substring(ENTRY.length()), tests);
		List<String> guesses = new ArrayList<>(tests.guesses());
		ObjectNode question = JsonNodeFactory.instance.objectNode()
			.put("title", title(line))
			.put("description", PlainStatement.lines(stated(line, "problem_description", "question_title")))
			.put("prelude", "leetcode");
		Field.difficulty(question, stated(line, "difficulty", "difficulty"));
		question.set("metadata", function.metadata(guesses));
		FoundReference reference = new FoundReference("completion", Field.text(line, "completion"),
				FoundReference.Expected.ACCEPTED);
		findings.question(new FoundQuestion(sourceId(line), question, function.tests(), List.of(reference), List.of(),
				guesses, List.of()));
	}

	private static String starter(ObjectNode line) {
		return stated(line, "starter_code", "lang_code");
	}

	/** Returns a field, which older versions have in {@code meta}. */
	private static String stated(ObjectNode line, String name, String older) {
		JsonNode meta = line.path("meta");
		return Stream.of(Field.text(line, name), Field.text(meta, name), Field.text(meta, older))
			.filter((text) -> !text.isBlank())
			.findFirst()
			.orElse("");
	}

}
