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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * GitHub Classroom: {@code autograding.json} or a workflow with graders, alone or in the
 * archive of a repository. Its tests run a command; those that only run a program in
 * Python and compare what it prints are taken.
 */
@Component
@Order(70)
class ClassroomFormat implements QuestionFormat {

	private static final String TESTS = "autograding.json";

	private static final Pattern WORKFLOWS = Pattern.compile("(^|/)\\.github/workflows$");

	/** Of files that tell nothing of their assignment. */
	private static final Set<String> USUAL_NAMES = Set.of("autograding", "classroom");

	private static final int MOST_BYTES = 4 * 1024 * 1024;

	private static final int MOST_STATEMENT_BYTES = 100_000;

	@Override
	public String name() {
		return "GitHub Classroom";
	}

	@Override
	public boolean recognises(ImportedFiles files) throws IOException {
		if (files.isArchive()) {
			return !assignments(files).isEmpty();
		}
		Optional<ImportedFile> file = files.single();
		if (file.isEmpty()) {
			return false;
		}
		String beginning = file.get().beginning(2000);
		return file.get().name().equals(TESTS) || (beginning.contains("\"tests\"") && beginning.contains("\"run\""))
				|| Workflow.is(file.get());
	}

	/** Returns the files with tests, one of each repository. */
	private static Collection<ImportedFile> assignments(ImportedFiles files) throws IOException {
		Map<String, ImportedFile> assignments = new TreeMap<>();
		for (ImportedFile file : files.all()) {
			if (file.name().equals(TESTS)) {
				assignments.put(repository(file), file);
			}
			else if (WORKFLOWS.matcher(file.folder()).find() && Workflow.is(file)) {
				assignments.putIfAbsent(repository(file), file);
			}
		}
		return assignments.values();
	}

	@Override
	public void read(ImportedFiles files, Findings findings) throws IOException {
		for (ImportedFile assignment : files.isArchive() ? assignments(files) : files.all()) {
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
		return folder.isEmpty() ? files.name().replaceFirst("\\.(zip|json|ya?ml)$", "") : folder;
	}

	private static String repository(ImportedFile assignment) {
		return assignment.folder().replaceFirst("(^|/)\\.github/(classroom|workflows)$", "");
	}

	private static FoundQuestion read(ImportedFiles files, ImportedFile assignment, String name) throws IOException {
		ClassroomTests tests = ClassroomTests.of(Workflow.is(assignment) ? Workflow.tests(assignment)
				: ImportedJson.read(assignment.text(MOST_BYTES), assignment.path()).path("tests"));
		List<String> guesses = new ArrayList<>();
		List<String> warnings = new ArrayList<>(tests.warnings());
		String title = name.substring(name.lastIndexOf('/') + 1);
		ObjectNode question = JsonNodeFactory.instance.objectNode().put("title", title);
		question.put("description", statement(files, assignment).orElse(title));
		question.putObject("metadata").put("kind", "program");
		question.set("comparison", tests.comparison());
		guesses.add("The title is the name of the upload or of its folder.");
		String id = USUAL_NAMES.contains(name) ? "%s/%s".formatted(name, tests.hash()) : name;
		return new FoundQuestion(id, question, tests, List.<FoundReference>of(), List.of(), guesses, warnings);
	}

	private static Optional<String> statement(ImportedFiles files, ImportedFile assignment) throws IOException {
		String repository = repository(assignment);
		Optional<ImportedFile> readme = files.find(repository.isEmpty() ? "README.md" : repository + "/README.md");
		return readme.isPresent() ? Optional.of(readme.get().text(MOST_STATEMENT_BYTES)) : Optional.empty();
	}

}
