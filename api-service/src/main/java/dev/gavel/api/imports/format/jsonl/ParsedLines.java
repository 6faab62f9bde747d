package dev.gavel.api.imports.format.jsonl;

import dev.gavel.api.access.Caller;
import dev.gavel.api.imports.format.Findings;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.imports.format.python.Outline;
import dev.gavel.api.imports.format.python.PythonReader.Source;
import dev.gavel.api.imports.format.python.PythonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Has the sources of several lines parsed at once, because a cell takes as long for one
 * as for a hundred.
 */
final class ParsedLines {

	private static final int MOST_LINES = 100;

	/** Of the sources and of the texts in these lines, in characters. */
	private static final long MOST_CHARACTERS = 2_000_000;

	private static final long MOST_IN_SOURCES = 300_000;

	private final JsonLines format;

	private final PythonReader python;

	private final Caller sender;

	private final Findings findings;

	private final List<Waiting> waiting = new ArrayList<>();

	private long characters;

	private long sourceCharacters;

	private @Nullable UnreadableFileException failure;

	ParsedLines(JsonLines format, PythonReader python, Caller sender, Findings findings) {
		this.format = format;
		this.python = python;
		this.sender = sender;
		this.findings = findings;
	}

	void add(ObjectNode line, String where) throws IOException {
		if (failure != null) {
			return;
		}
		List<Source> sources = format.sources(line);
		long own = sources.stream().mapToLong((source) -> source.text().length()).sum();
		long size = Characters.in(line);
		if (sources.stream().anyMatch((source) -> source.text().length() > PythonReader.MOST_CHARACTERS)) {
			findings.refused(id(line, where), format.title(line),
					"Its code has more than %,d characters.".formatted(PythonReader.MOST_CHARACTERS));
			return;
		}
		if (characters + size > MOST_CHARACTERS || sourceCharacters + own > MOST_IN_SOURCES
				|| waiting.size() == MOST_LINES) {
			readWaiting();
		}
		waiting.add(new Waiting(line, where, sources));
		characters += size;
		sourceCharacters += own;
		if (characters > MOST_CHARACTERS) {
			readWaiting();
		}
	}

	/**
	 * Reads the rest.
	 * @throws UnreadableFileException when sources were not parsed
	 */
	void finish() throws IOException {
		readWaiting();
		if (failure != null) {
			throw failure;
		}
	}

	private void readWaiting() throws IOException {
		List<Outline> outlines = parsed();
		if (failure != null) {
			return;
		}
		int from = 0;
		for (Waiting line : waiting) {
			int to = from + line.sources().size();
			read(line, outlines.subList(from, to));
			from = to;
		}
		waiting.clear();
		characters = 0;
		sourceCharacters = 0;
	}

	/** Other lines cannot be parsed either, so no line is to blame for a failure. */
	private List<Outline> parsed() {
		List<Source> sources = waiting.stream().flatMap((line) -> line.sources().stream()).toList();
		if (sources.isEmpty() || failure != null) {
			return List.of();
		}
		try {
			return python.read(sources, sender);
		}
		catch (UnreadableFileException ex) {
			failure = ex;
			return List.of();
		}
	}

	private void read(Waiting line, List<Outline> outlines) throws IOException {
		try {
			format.read(line.object(), outlines, sender, findings);
		}
		catch (UnreadableFileException ex) {
			findings.refused(id(line.object(), line.where()), format.title(line.object()),
					String.valueOf(ex.getMessage()));
		}
	}

	private String id(ObjectNode line, String where) {
		String id = format.sourceId(line);
		return id.isBlank() ? where : id;
	}

	private record Waiting(ObjectNode object, String where, List<Source> sources) {
	}

}
