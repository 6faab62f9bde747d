package dev.gavel.api.imports.format.jsonl;

import dev.gavel.api.access.Caller;
import dev.gavel.api.imports.format.Findings;
import dev.gavel.api.imports.format.FoundQuestion;
import dev.gavel.api.imports.format.FoundReference;
import dev.gavel.api.imports.format.PlainStatement;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.imports.format.python.AssertTests;
import dev.gavel.api.imports.format.python.FunctionQuestion;
import dev.gavel.api.imports.format.python.Outline.Function;
import dev.gavel.api.imports.format.python.Outline;
import dev.gavel.api.imports.format.python.PythonReader.Source;
import dev.gavel.api.imports.format.python.PythonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * HumanEval, and what others have published in its form: a prompt, which is a function
 * without a body, and a function {@code check} of asserts.
 */
@Component
@Order(20)
class HumanEvalFormat extends JsonLines {

	private static final String CANDIDATE = "candidate";

	HumanEvalFormat(PythonReader python) {
		super(python, Set.of("task_id", "prompt", "entry_point", "canonical_solution", "test"));
	}

	@Override
	public String name() {
		return "HumanEval";
	}

	@Override
	List<Source> sources(ObjectNode line) {
		return List.of(Source.of(code(line)), new Source(Field.text(line, "test"), CANDIDATE));
	}

	private static String code(ObjectNode line) {
		return Field.text(line, "prompt") + Field.text(line, "canonical_solution");
	}

	@Override
	String sourceId(ObjectNode line) {
		return Field.id(line, "task_id");
	}

	@Override
	String title(ObjectNode line) {
		return Field.text(line, "entry_point");
	}

	@Override
	void read(ObjectNode line, List<Outline> outlines, Caller sender, Findings findings) throws IOException {
		Outline check = FunctionCode.readable(outlines.get(1), "test");
		AssertTests tests = new AssertTests(check.asserts(), FunctionCode.candidate(check));
		FunctionQuestion function = FunctionQuestion.of(outlines.get(0), title(line), tests);
		List<String> guesses = new ArrayList<>(tests.guesses());
		ObjectNode question = JsonNodeFactory.instance.objectNode()
			.put("title", title(line))
			.put("description", description(line, outlines.get(0)));
		question.set("metadata", function.metadata(guesses));
		if (outlines.get(0).functions().size() > 1) {
			question.put("starter_code", Field.text(line, "prompt"));
		}
		FoundReference reference = new FoundReference("canonical_solution", code(line),
				FoundReference.Expected.ACCEPTED);
		findings.question(new FoundQuestion(sourceId(line), question, function.tests(), List.of(reference), List.of(),
				guesses, List.of()));
	}

	private String description(ObjectNode line, Outline prompt) throws UnreadableFileException {
		String doc = prompt.find(title(line)).map(Function::doc).orElse("");
		return PlainStatement.docstring(doc.isBlank() ? title(line) : doc);
	}

}
