package dev.gavel.api.imports.format.exercism;

import dev.gavel.api.access.Caller;
import dev.gavel.api.imports.format.Findings;
import dev.gavel.api.imports.format.ImportedFile;
import dev.gavel.api.imports.format.ImportedFiles;
import dev.gavel.api.imports.format.ImportedJson;
import dev.gavel.api.imports.format.QuestionFormat;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.imports.format.python.Outline;
import dev.gavel.api.imports.format.python.PythonReader.Source;
import dev.gavel.api.imports.format.python.PythonReader;
import dev.gavel.api.imports.format.python.ReferenceCalls;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Exercism: one file {@code canonical-data.json}, or an archive with one for each
 * exercise, and perhaps with the files of the Python track.
 */
@Component
@Order(40)
class ExercismFormat implements QuestionFormat {

	private static final String DATA = "canonical-data.json";

	private static final int MOST_BYTES = 1024 * 1024;

	private static final int AT_ONCE = 50;

	/** Of the data and the texts of exercises that are read at once. */
	private static final long MOST_CHARACTERS = 300_000;

	private final PythonReader python;

	private final ReferenceCalls references;

	ExercismFormat(PythonReader python, ReferenceCalls references) {
		this.python = python;
		this.references = references;
	}

	@Override
	public String name() {
		return "Exercism";
	}

	@Override
	public boolean recognises(ImportedFiles files) throws IOException {
		if (files.all().stream().anyMatch((file) -> file.name().equals(DATA))) {
			return true;
		}
		return !files.isArchive() && files.single().isPresent() && isData(files.single().get());
	}

	private static boolean isData(ImportedFile file) throws IOException {
		String beginning = file.beginning(2000);
		return beginning.contains("\"exercise\"")
				&& (beginning.contains("\"cases\"") || beginning.contains("\"comments\""));
	}

	@Override
	public void read(ImportedFiles files, Findings findings) throws IOException {
		List<ImportedFile> data = files.isArchive()
				? files.all().stream().filter((file) -> file.name().equals(DATA)).toList() : files.all();
		TrackFiles track = new TrackFiles(files);
		List<Exercise> waiting = new ArrayList<>();
		long characters = 0;
		for (ImportedFile file : data) {
			try {
				Exercise exercise = exercise(file, track);
				waiting.add(exercise);
				characters += file.size() + exercise.length();
			}
			catch (UnreadableFileException ex) {
				findings.refused(file.path(), "", String.valueOf(ex.getMessage()));
			}
			if (waiting.size() == AT_ONCE || characters > MOST_CHARACTERS) {
				read(waiting, files.sender(), findings);
				waiting.clear();
				characters = 0;
			}
		}
		read(waiting, files.sender(), findings);
	}

	private void read(List<Exercise> exercises, Caller sender, Findings findings) throws IOException {
		List<Source> sources = exercises.stream()
			.flatMap((exercise) -> Stream.of(exercise.stub(), exercise.example()))
			.map(Source::of)
			.toList();
		boolean hasCode = sources.stream().anyMatch((source) -> !source.text().isBlank());
		List<Outline> outlines = hasCode ? python.read(sources, sender)
				: Collections.nCopies(sources.size(), Outline.EMPTY);
		for (int place = 0; place < exercises.size(); place++) {
			Exercise exercise = exercises.get(place);
			try {
				Example example = new Example(exercise.example(), outlines.get(2 * place + 1).floats(), references,
						sender);
				findings.question(exercise.question(outlines.get(2 * place), example));
			}
			catch (UnreadableFileException ex) {
				findings.refused(exercise.slug(), exercise.title(), String.valueOf(ex.getMessage()));
			}
		}
	}

	private static Exercise exercise(ImportedFile file, TrackFiles track) throws IOException {
		if (!(ImportedJson.read(file.text(MOST_BYTES), file.path()) instanceof ObjectNode data)) {
			throw new UnreadableFileException("Expected a JSON object with cases.");
		}
		String slug = data.path("exercise").asString("").strip();
		return Exercise.of(slug.isEmpty() ? file.folder().substring(file.folder().lastIndexOf('/') + 1) : slug, data,
				track);
	}

}
