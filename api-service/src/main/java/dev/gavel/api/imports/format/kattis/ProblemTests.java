package dev.gavel.api.imports.format.kattis;

import dev.gavel.api.imports.format.FoundTests;
import dev.gavel.api.imports.format.ImportedFile;
import dev.gavel.api.imports.format.TestJson;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.question.kind.ProgramFile;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The pairs of files below {@code data/sample} and {@code data/secret}. */
final class ProblemTests implements FoundTests {

	private static final String INPUT = ".in";

	private static final String SAMPLE = "data/sample";

	/** Twice what a text of a test may have at most. */
	private static final int MOST_BYTES = 32 * 1024 * 1024;

	private final ProblemFolder folder;

	private final TestGroups groups;

	private final OutputComparison comparison;

	ProblemTests(ProblemFolder folder, TestGroups groups, OutputComparison comparison) {
		this.folder = folder;
		this.groups = groups;
		this.comparison = comparison;
	}

	@Override
	public void read(Taker taker) throws IOException {
		List<ImportedFile> inputs = Stream.of(SAMPLE, "data/secret")
			.flatMap((data) -> folder.in(data)
				.stream()
				.filter((file) -> file.name().endsWith(INPUT))
				.sorted(Comparator.comparing(ImportedFile::path)))
			.toList();
		for (ImportedFile input : inputs) {
			String path = folder.path(input);
			String name = path.substring(0, path.length() - INPUT.length());
			try {
				read(name, input, taker);
			}
			catch (UnreadableFileException ex) {
				taker.refused(name, String.valueOf(ex.getMessage()));
			}
		}
	}

	private void read(String name, ImportedFile input, Taker taker) throws IOException {
		Optional<ImportedFile> answer = folder.find(name + ".ans");
		if (answer.isEmpty()) {
			taker.refused(name, "Expected its answer in %s.ans.".formatted(name.substring(name.lastIndexOf('/') + 1)));
			return;
		}
		ObjectNode test = TestJson.ofProgram(input.text(MOST_BYTES), answer.get().text(MOST_BYTES));
		if (!name.startsWith(SAMPLE + "/")) {
			test.put("hidden", true);
		}
		groups.of(name).ifPresent((group) -> {
			test.put("group", group.name());
			if (group.pointsOfTest() != null) {
				test.put("points", group.pointsOfTest());
			}
		});
		files(name, test);
		if (settings(name, test, taker)) {
			taker.test(name, test);
		}
	}

	private void files(String name, ObjectNode test) throws IOException {
		List<ImportedFile> files = folder.in(name + ".files");
		requireFew(files);
		if (!files.isEmpty()) {
			ObjectNode beside = test.putObject("files");
			for (ImportedFile file : files) {
				String path = folder.path(file).substring(name.length() + ".files/".length());
				beside.set(path, ProgramFile.of(file.bytes(MOST_BYTES)).toNode());
			}
		}
	}

	private static void requireFew(List<ImportedFile> files) throws UnreadableFileException {
		long bytes = files.stream().mapToLong(ImportedFile::size).sum();
		if (files.size() > ProgramFile.MOST || bytes > ProgramFile.MOST_BYTES) {
			throw new UnreadableFileException(
					"Expected at most %d files beside a test with %,d bytes together, found %,d files with %,d bytes."
						.formatted(ProgramFile.MOST, ProgramFile.MOST_BYTES, files.size(), bytes));
		}
	}

	/** Returns whether the test can be taken with its settings. */
	private boolean settings(String name, ObjectNode test, Taker taker) throws IOException {
		ObjectNode yaml = folder.yaml(name + ".yaml");
		List<String> args = ProblemSettings.words(yaml.path("args"));
		if (!args.isEmpty()) {
			args.forEach(test.withArray("args")::add);
		}
		String hint = hint(name, yaml);
		if (!hint.isEmpty()) {
			test.put("explanation", hint);
		}
		List<String> own = arguments(name, yaml);
		if (!own.isEmpty() && comparison.hasValidator()) {
			taker.refused(name,
					"It has arguments of its own for the validator, which a question has only for all tests.");
			return false;
		}
		comparison.json(own).ifPresent((compared) -> test.set("comparison", compared));
		return true;
	}

	private String hint(String name, JsonNode yaml) throws IOException {
		String hint = yaml.path("hint").asString("").strip();
		return hint.isEmpty() ? folder.text(name + ".hint").strip() : hint;
	}

	/** Returns the arguments of a test, or of the folder in a group that it is in. */
	private List<String> arguments(String name, JsonNode yaml) throws IOException {
		List<String> own = ProblemSettings.words(yaml.path("output_validator_args"));
		String group = name.substring(0, name.lastIndexOf('/'));
		return (own.isEmpty() && !group.equals(SAMPLE) && !group.equals("data/secret"))
				? OutputComparison.arguments(folder, group) : own;
	}

}
