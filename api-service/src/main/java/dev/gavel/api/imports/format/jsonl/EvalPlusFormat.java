package dev.gavel.api.imports.format.jsonl;

import dev.gavel.api.access.Caller;
import dev.gavel.api.imports.format.Findings;
import dev.gavel.api.imports.format.FoundQuestion;
import dev.gavel.api.imports.format.FoundReference;
import dev.gavel.api.imports.format.PlainStatement;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.imports.format.python.FunctionQuestion;
import dev.gavel.api.imports.format.python.Outline.Function;
import dev.gavel.api.imports.format.python.Outline;
import dev.gavel.api.imports.format.python.PythonReader.Source;
import dev.gavel.api.imports.format.python.PythonReader;
import dev.gavel.api.imports.format.python.ReferenceCalls;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * EvalPlus: inputs without outputs, and a reference solution that gives them.
 */
@Component
@Order(12)
class EvalPlusFormat extends JsonLines {

	private final ReferenceCalls references;

	EvalPlusFormat(PythonReader python, ReferenceCalls references) {
		super(python, Set.of("task_id", "prompt", "entry_point", "canonical_solution", "base_input", "plus_input"));
		this.references = references;
	}

	@Override
	public String name() {
		return "EvalPlus";
	}

	@Override
	List<Source> sources(ObjectNode line) {
		return List.of(Source.of(code(line)));
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
		EvalPlusTask task = new EvalPlusTask(line);
		task.requireUsual();
		List<String> guesses = new ArrayList<>();
		Outline code = FunctionCode.readable(outlines.get(0), "prompt with its canonical_solution");
		ReferenceTests tests = ReferenceTests.of(line,
				(calls) -> references.call(code(line), title(line), calls, sender));
		FunctionQuestion function = FunctionQuestion.of(code, title(line), tests);
		ObjectNode question = JsonNodeFactory.instance.objectNode()
			.put("title", title(line))
			.put("description", description(line, code));
		ObjectNode metadata = function.metadata(guesses);
		question.set("metadata", metadata);
		task.compare(question, metadata.path("return_type").asString(""));
		guesses.add("The outputs are those of its canonical_solution.");
		findings.question(new FoundQuestion(sourceId(line), question, function.tests(),
				List.of(new FoundReference("canonical_solution", code(line), FoundReference.Expected.ACCEPTED)),
				List.of(), guesses, List.of()));
	}

	private String description(ObjectNode line, Outline code) throws UnreadableFileException {
		String doc = code.find(title(line)).map(Function::doc).orElse("");
		String stated = (doc == null || doc.isBlank()) ? moduleDoc(Field.text(line, "prompt")) : doc;
		return PlainStatement.docstring(stated.isBlank() ? title(line) : stated);
	}

	/** The prompts of MBPP are a docstring and nothing else. */
	private static String moduleDoc(String prompt) {
		return prompt.strip().replaceAll("^(\"\"\"|''')|(\"\"\"|''')$", "").strip();
	}

}
