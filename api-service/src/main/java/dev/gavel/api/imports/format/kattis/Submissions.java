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

/** Solutions that are right or wrong on purpose. Those in Python become references. */
final class Submissions {

	private static final int MOST_BYTES = 256 * 1024;

	private static final Map<String, Expected> EXPECTED = Map.of("accepted", Expected.ACCEPTED, "wrong_answer",
			Expected.WRONG_ANSWER, "time_limit_exceeded", Expected.TIME_LIMIT, "run_time_error", Expected.ERROR,
			"rejected", Expected.REJECTED);

	private Submissions() {
	}

	/**
	 * @param warnings receives what is left out
	 */
	static List<FoundReference> references(ProblemFolder folder, List<String> warnings) throws IOException {
		List<FoundReference> references = new ArrayList<>();
		int left = 0;
		int more = 0;
		for (ImportedFile file : folder.in("submissions")) {
			String[] path = folder.path(file).split("/");
			Expected expected = (path.length == 3) ? EXPECTED.get(path[1]) : null;
			if (expected == null || !file.name().endsWith(".py")) {
				left += file.name().endsWith(".yaml") ? 0 : 1;
			}
			else if (references.size() == ReferenceSolutions.MOST) {
				more++;
			}
			else {
				add(file, path[1] + "/" + path[2], expected, references, warnings);
			}
		}
		if (left > 0) {
			warnings.add(
					"%,d files of its submissions are left out: they are not one file in Python, or in a folder without a verdict."
						.formatted(left));
		}
		if (more > 0) {
			warnings.add("%,d of its submissions in Python are left out: a question may have %d reference solutions."
				.formatted(more, ReferenceSolutions.MOST));
		}
		return references;
	}

	private static void add(ImportedFile file, String name, Expected expected, List<FoundReference> references,
			List<String> warnings) throws IOException {
		try {
			references.add(new FoundReference(name, file.text(MOST_BYTES), expected));
		}
		catch (UnreadableFileException ex) {
			warnings.add("The submission %s is left out. %s".formatted(name, ex.getMessage()));
		}
	}

}
