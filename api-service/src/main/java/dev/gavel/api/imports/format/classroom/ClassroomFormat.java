package dev.gavel.api.imports.format.classroom;

import dev.gavel.api.imports.format.Findings;
import dev.gavel.api.imports.format.FoundQuestion;
import dev.gavel.api.imports.format.FoundReference;
import dev.gavel.api.imports.format.ImportedFile;
import dev.gavel.api.imports.format.ImportedFiles;
import dev.gavel.api.imports.format.ImportedJson;
import dev.gavel.api.imports.format.QuestionFormat;
import dev.gavel.api.imports.format.UnreadableFileException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * GitHub Classroom: {@code autograding.json}, alone or in the archive of a repository.
 * Its tests run a command; those that only run a program in Python and compare what it
 * prints are taken.
 */
@Component
@Order(70)
class ClassroomFormat implements QuestionFormat {

	private static final String TESTS = "autograding.json";

	private static final int MOST_BYTES = 4 * 1024 * 1024;

	private static final int MOST_STATEMENT_BYTES = 100_000;

	@Override
	public String name() {
		return "GitHub Classroom";
	}

	@Override
	public boolean recognises(ImportedFiles files) throws IOException {
		if (files.all().stream().anyMatch((file) -> file.name().equals(TESTS))) {
			return true;
		}
		Optional<ImportedFile> file = files.single();
		if (file.isEmpty() || files.isArchive()) {
			return false;
		}
		String beginning = file.get().beginning(2000);
		return beginning.contains("\"tests\"") && beginning.contains("\"run\"");
	}

	@Override
	public void read(ImportedFiles files, Findings findings) throws IOException {
		List<ImportedFile> assignments = files.isArchive()
				? files.all().stream().filter((file) -> file.name().equals(TESTS)).toList() : files.all();
		for (ImportedFile assignment : assignments) {
			String name = name(files, assignment);
			try {
				findings.question(read(files, assignment, name));
			}
			catch (UnreadableFileException ex) {
				findings.refused(name, "", String.valueOf(ex.getMessage()));
			}
		}
	}

	/** Returns the folder of the repository; at the top of an upload, its name. */
	private static String name(ImportedFiles files, ImportedFile assignment) {
		String folder = repository(assignment);
		return folder.isEmpty() ? files.name().replaceFirst("\\.(zip|json)$", "") : folder;
	}

	private static String repository(ImportedFile assignment) {
		return assignment.folder().replaceFirst("(^|/)\\.github/classroom$", "");
	}

	private static FoundQuestion read(ImportedFiles files, ImportedFile assignment, String name) throws IOException {
		JsonNode json = ImportedJson.read(assignment.text(MOST_BYTES), assignment.path());
		ClassroomTests tests = ClassroomTests.of(json.path("tests"));
		List<String> guesses = new ArrayList<>();
		List<String> warnings = new ArrayList<>(tests.warnings());
		String title = name.substring(name.lastIndexOf('/') + 1);
		ObjectNode question = JsonNodeFactory.instance.objectNode().put("title", title);
		question.put("description", statement(files, assignment).orElse(title));
		question.putObject("metadata").put("kind", "program");
		question.set("comparison", tests.comparison());
		guesses.add("The title is the name of the upload or of its folder.");
		String id = (name + ".json").equals(TESTS) ? "%s/%s".formatted(name, tests.hash()) : name;
		return new FoundQuestion(id, question, tests, List.<FoundReference>of(), List.of(), guesses, warnings);
	}

	private static Optional<String> statement(ImportedFiles files, ImportedFile assignment) throws IOException {
		String repository = repository(assignment);
		Optional<ImportedFile> readme = files.find(repository.isEmpty() ? "README.md" : repository + "/README.md");
		return readme.isPresent() ? Optional.of(readme.get().text(MOST_STATEMENT_BYTES)) : Optional.empty();
	}

}
