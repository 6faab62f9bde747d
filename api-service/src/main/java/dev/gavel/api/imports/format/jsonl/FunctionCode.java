package dev.gavel.api.imports.format.jsonl;

import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.imports.format.python.Outline.Function;
import dev.gavel.api.imports.format.python.Outline;

/** Code that a line brings. */
final class FunctionCode {

	private FunctionCode() {
	}

	/**
	 * Returns the outline of a source.
	 * @throws UnreadableFileException when Python could not read it
	 */
	static Outline readable(Outline outline, String field) throws UnreadableFileException {
		if (outline.error() != null) {
			throw new UnreadableFileException("Python cannot read its %s: %s.".formatted(field, outline.error()));
		}
		return outline;
	}

	/** Returns what a function {@code check} calls the function that it tests. */
	static String candidate(Outline test) {
		return test.find("check")
			.map(Function::parameters)
			.filter((parameters) -> !parameters.isEmpty())
			.map((parameters) -> parameters.get(0).name())
			.orElse("candidate");
	}

}
