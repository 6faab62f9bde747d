package dev.gavel.api.imports.format.jsonl;

import dev.gavel.api.imports.format.python.PythonReader;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** APPS. */
@Component
@Order(31)
class AppsFormat extends InputOutputLines {

	AppsFormat(PythonReader python) {
		super(python, Set.of("question", "input_output", "starter_code"));
	}

	@Override
	public String name() {
		return "APPS";
	}

	@Override
	String sourceId(ObjectNode line) {
		return Stream.of("problem_id", "id", "url")
			.map((name) -> Field.id(line, name))
			.filter((id) -> !id.isEmpty())
			.findFirst()
			.orElseGet(() -> hash(line));
	}

	@Override
	String title(ObjectNode line) {
		return "APPS " + sourceId(line);
	}

}
