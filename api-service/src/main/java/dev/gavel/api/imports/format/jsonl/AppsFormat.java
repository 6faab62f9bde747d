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

	/** The numbers of the parts for training and for tests both begin with 0. */
	@Override
	String sourceId(ObjectNode line) {
		String number = number(line);
		return number.isEmpty() ? hash(line) : "%s-%s".formatted(number, hash(line));
	}

	private static String number(ObjectNode line) {
		String number = Field.id(line, "problem_id");
		return number.isEmpty() ? Field.id(line, "id") : number;
	}

	@Override
	String title(ObjectNode line) {
		String number = number(line);
		return "APPS " + (number.isEmpty() ? hash(line) : number);
	}

}
