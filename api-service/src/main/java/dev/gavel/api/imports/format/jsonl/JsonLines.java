package dev.gavel.api.imports.format.jsonl;

import dev.gavel.api.access.Caller;
import dev.gavel.api.imports.format.Findings;
import dev.gavel.api.imports.format.ImportedFile;
import dev.gavel.api.imports.format.ImportedFiles;
import dev.gavel.api.imports.format.QuestionFormat;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.imports.format.python.Outline;
import dev.gavel.api.imports.format.python.PythonReader.Source;
import dev.gavel.api.imports.format.python.PythonReader;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** A format with a question on each line, or with one list of questions. */
abstract class JsonLines implements QuestionFormat {

	private final PythonReader python;

	private final Set<String> fields;

	/**
	 * @param fields that tell it from other formats
	 */
	JsonLines(PythonReader python, Set<String> fields) {
		this.python = python;
		this.fields = fields;
	}

	@Override
	public boolean recognises(ImportedFiles files) throws IOException {
		Optional<ImportedFile> file = files.single();
		if (file.isEmpty()) {
			return false;
		}
		Optional<ObjectNode> first = new JsonObjects(file.get()).first();
		return first.isPresent() && isLine(first.get());
	}

	/** Whether a line is of this format. */
	boolean isLine(ObjectNode line) {
		return fields.stream().allMatch(line::has);
	}

	@Override
	public void read(ImportedFiles files, Findings findings) throws IOException {
		ImportedFile file = files.single()
			.orElseThrow(() -> new UnreadableFileException(
					"Expected one file with a question on each line, or with a list of them."));
		ParsedLines lines = new ParsedLines(this, python, files.sender(), findings);
		new JsonObjects(file).read(findings, lines::add);
		lines.finish();
	}

	/** Returns the sources that are parsed before a line is read. */
	abstract List<Source> sources(ObjectNode line);

	/** Returns what a question is called where it comes from. */
	abstract String sourceId(ObjectNode line);

	/** Returns the title of a question; empty if it has none. */
	abstract String title(ObjectNode line);

	/**
	 * Reads a question.
	 * @param outlines of its sources
	 * @throws UnreadableFileException when this question cannot be read
	 */
	abstract void read(ObjectNode line, List<Outline> outlines, Caller sender, Findings findings) throws IOException;

}
