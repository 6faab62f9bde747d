package dev.gavel.api.imports.format.kattis;

import dev.gavel.api.imports.format.FoundReference.Expected;
import dev.gavel.api.imports.format.FoundReference;
import dev.gavel.api.imports.format.ImportedFile;
import dev.gavel.api.imports.format.UnreadableFileException;
import dev.gavel.api.reference.ReferenceSolutions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Solutions that are right or wrong on purpose. Those in Python become references. */
final class Submissions {

	private static final String FOLDER = "submissions";

	private static final int MOST_BYTES = 256 * 1024;

	/** Some of them may say nothing of their verdict. */
	private static final int MOST_TRIED = 500;

	/** What DOMjudge reads in submissions whose folder says nothing. */
	private static final Pattern TAG = Pattern.compile("@EXPECTED_RESULTS@: *([A-Z, -]{1,200})");

	private static final Map<String, Expected> TAGGED = Map.of("CORRECT", Expected.ACCEPTED, "ACCEPTED",
			Expected.ACCEPTED, "WRONG-ANSWER", Expected.WRONG_ANSWER, "NO-OUTPUT", Expected.WRONG_ANSWER, "TIMELIMIT",
			Expected.TIME_LIMIT, "RUN-ERROR", Expected.ERROR);

	private final ProblemFolder folder;

	private final ProblemSettings settings;

	private final RequiredResults required;

	private final List<String> warnings;

	private final List<FoundReference> references = new ArrayList<>();

	private int left;

	private int more;

	private int tried;

	private Submissions(ProblemFolder folder, ProblemSettings settings, List<String> warnings) throws IOException {
		this.folder = folder;
		this.settings = settings;
		this.required = new RequiredResults(folder.yaml(FOLDER + "/submissions.yaml"));
		this.warnings = warnings;
	}

	/**
	 * @param warnings receives what is left out
	 */
	static List<FoundReference> references(ProblemFolder folder, ProblemSettings settings, List<String> warnings)
			throws IOException {
		return new Submissions(folder, settings, warnings).read();
	}

	private List<FoundReference> read() throws IOException {
		for (Map.Entry<String, List<ImportedFile>> program : programs().entrySet()) {
			ImportedFile file = program.getValue().get(0);
			if (program.getValue().size() > 1 || !file.name().endsWith(".py")) {
				left++;
			}
			else if (references.size() == ReferenceSolutions.MOST || tried == MOST_TRIED) {
				more++;
			}
			else {
				tried++;
				add(program.getKey(), file);
			}
		}
		if (left > 0) {
			warnings.add(
					"%,d of its submissions are left out: they are not one file in Python, or nothing says what verdict they must get."
						.formatted(left));
		}
		if (more > 0) {
			warnings.add("%,d of its submissions in Python are left out: a question may have %d reference solutions."
				.formatted(more, ReferenceSolutions.MOST));
		}
		return references;
	}

	/** Returns the files of each submission, by its path below the folder. */
	private Map<String, List<ImportedFile>> programs() {
		Map<String, List<ImportedFile>> programs = new TreeMap<>();
		for (ImportedFile file : folder.in(FOLDER)) {
			String[] path = folder.path(file).split("/");
			if (path.length > 2) {
				programs.computeIfAbsent(path[1] + "/" + path[2], (name) -> new ArrayList<>()).add(file);
			}
		}
		return programs;
	}

	private void add(String path, ImportedFile file) throws IOException {
		try {
			String code = settings.withConstants(file.text(MOST_BYTES));
			Optional<Expected> expected = required.of(path).or(() -> tagged(code));
			expected.ifPresentOrElse((verdict) -> references.add(new FoundReference(path, code, verdict)),
					() -> left++);
		}
		catch (UnreadableFileException ex) {
			warnings.add("The submission %s is left out. %s".formatted(path, ex.getMessage()));
		}
	}

	/** Where several verdicts are stated and one of them is accepted, any will do. */
	private static Optional<Expected> tagged(String code) {
		Matcher tag = TAG.matcher(code);
		Set<Expected> stated = tag.find() ? Stream.of(tag.group(1).split(","))
			.map(String::strip)
			.map((verdict) -> TAGGED.getOrDefault(verdict, Expected.REJECTED))
			.collect(Collectors.toSet()) : Set.of();
		if (stated.size() > 1) {
			return stated.contains(Expected.ACCEPTED) ? Optional.empty() : Optional.of(Expected.REJECTED);
		}
		return stated.stream().findFirst();
	}

}
