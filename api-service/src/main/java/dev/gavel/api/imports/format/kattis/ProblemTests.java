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
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.node.ObjectNode;

/** The pairs of files below {@code data/sample} and {@code data/secret}. */
final class ProblemTests implements FoundTests {

	private static final String INPUT = ".in";

	private static final String SAMPLE = "data/sample";

	private final ProblemFolder folder;

	private final DataSettings data;

	private final TestGroups groups;

	private final OutputComparison comparison;

	private final int mostBytes;

	/**
	 * @param mostText of what a program reads, and of what it prints
	 */
	ProblemTests(ProblemFolder folder, DataSettings data, TestGroups groups, OutputComparison comparison,
			DataSize mostText) {
		this.mostBytes = (int) mostText.toBytes();
		this.folder = folder;
		this.data = data;
		this.groups = groups;
		this.comparison = comparison;
	}

	/** Returns the paths of all tests without extension: secret ones, then samples. */
	static List<String> names(ProblemFolder folder) {
		return Stream.of("data/secret", SAMPLE)
			.flatMap((data) -> inputs(folder, data))
			.map((input) -> name(folder, input))
			.toList();
	}

	private static Stream<ImportedFile> inputs(ProblemFolder folder, String data) {
		return folder.in(data)
			.stream()
			.filter((file) -> file.name().endsWith(INPUT))
			.sorted(Comparator.comparing(ImportedFile::path));
	}

	private static String name(ProblemFolder folder, ImportedFile input) {
		String path = folder.path(input);
		return path.substring(0, path.length() - INPUT.length());
	}

	@Override
	public void read(Taker taker) throws IOException {
		List<ImportedFile> inputs = Stream.of(SAMPLE, "data/secret").flatMap((data) -> inputs(folder, data)).toList();
		for (ImportedFile input : inputs) {
			String name = name(folder, input);
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
		ObjectNode test = TestJson.ofProgram(input.text(mostBytes), answer.get().text(mostBytes));
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
		settings(name, test);
		taker.test(name, test);
	}

	private void files(String name, ObjectNode test) throws IOException {
		List<ImportedFile> files = folder.in(name + ".files");
		requireFew(files);
		if (!files.isEmpty()) {
			ObjectNode beside = test.putObject("files");
			for (ImportedFile file : files) {
				String path = folder.path(file).substring(name.length() + ".files/".length());
				beside.set(path, ProgramFile.of(file.bytes(mostBytes)).toNode());
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

	private void settings(String name, ObjectNode test) throws IOException {
		List<String> arguments = data.arguments(name);
		if (!arguments.isEmpty()) {
			arguments.forEach(test.withArray("args")::add);
		}
		String hint = hint(name);
		if (!hint.isEmpty()) {
			test.put("explanation", hint);
		}
		comparison.ofTest(name).ifPresent((compared) -> test.set("comparison", compared));
	}

	private String hint(String name) throws IOException {
		String hint = folder.yaml(name + ".yaml").path("hint").asString("").strip();
		return hint.isEmpty() ? folder.text(name + ".hint").strip() : hint;
	}

}
