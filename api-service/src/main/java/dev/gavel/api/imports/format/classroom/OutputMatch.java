package dev.gavel.api.imports.format.classroom;

import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** How GitHub Classroom compares outputs, without space around them. */
enum OutputMatch {

	INCLUDED("expected in answer"), EXACT("answer == expected"), REGEX("re.search(expected, answer) is not None");

	private final String condition;

	OutputMatch(String condition) {
		this.condition = condition;
	}

	/** Returns the usual one for an unknown name, as GitHub Classroom does. */
	static OutputMatch of(String name) {
		return switch (name) {
			case "exact" -> EXACT;
			case "regex" -> REGEX;
			default -> INCLUDED;
		};
	}

	ObjectNode comparison() {
		String code = """
				import re

				def check(input, expected, answer):
				    expected = expected.strip()
				    answer = answer.replace("\\r\\n", "\\n").strip()
				    return %s
				""".formatted(condition);
		return JsonNodeFactory.instance.objectNode().put("kind", "checker").put("code", code);
	}

	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
