package dev.gavel.api.imports.own;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;

/** In which questions are exported. */
enum ExportFormat {

	GAVEL, KATTIS;

	/**
	 * @throws Problem when there is no such format
	 */
	static ExportFormat of(String text) {
		return switch (text) {
			case "gavel" -> GAVEL;
			case "kattis" -> KATTIS;
			default -> throw Violations.of("format", "expected gavel or kattis, got '%s'".formatted(text));
		};
	}

}
