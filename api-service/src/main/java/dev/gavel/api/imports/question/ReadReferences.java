package dev.gavel.api.imports.question;

import dev.gavel.api.imports.format.FoundReference;
import dev.gavel.api.reference.NewSolution;
import dev.gavel.api.reference.RequiredVerdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.util.unit.DataSize;

/**
 * Reference solutions that can be taken.
 *
 * @param warnings about those that cannot be taken
 */
record ReadReferences(List<NewSolution> solutions, List<String> warnings) {

	private static final String FIELD = "references";

	private static final int MOST = 50;

	private static final int LONGEST_NAME = 100;

	/**
	 * @param mostBytes of a program
	 */
	static ReadReferences of(List<FoundReference> found, DataSize mostBytes) {
		List<NewSolution> solutions = new ArrayList<>();
		List<String> warnings = new ArrayList<>();
		Set<String> names = new HashSet<>();
		for (FoundReference reference : found) {
			String name = reference.name().strip();
			String fault = fault(reference, mostBytes);
			if (solutions.size() == MOST) {
				fault = "a question may have %d".formatted(MOST);
			}
			else if (fault.isEmpty() && !names.add(name.toLowerCase(Locale.ROOT))) {
				fault = "there is another one of that name";
			}
			if (fault.isEmpty()) {
				solutions.add(new NewSolution(name, reference.code(), verdict(reference.expected())));
			}
			else {
				warnings.add("The reference solution '%s' is left out: %s.".formatted(name, fault));
			}
		}
		return new ReadReferences(solutions, warnings);
	}

	private static String fault(FoundReference reference, DataSize mostBytes) {
		long size = reference.code().getBytes(StandardCharsets.UTF_8).length;
		if (reference.name().isBlank() || reference.name().length() > LONGEST_NAME) {
			return "expected a name of at most %d characters".formatted(LONGEST_NAME);
		}
		if (reference.code().isBlank()) {
			return "it is empty";
		}
		return (size <= mostBytes.toBytes()) ? "" : "it has %,d bytes; the limit is %,d (gavel.limits.max-source-size)"
			.formatted(size, mostBytes.toBytes());
	}

	private static RequiredVerdict verdict(FoundReference.Expected expected) {
		return switch (expected) {
			case ACCEPTED -> RequiredVerdict.ACCEPTED;
			case WRONG_ANSWER -> RequiredVerdict.WRONG_ANSWER;
			case TIME_LIMIT -> RequiredVerdict.TIME_LIMIT_EXCEEDED;
			case ERROR -> RequiredVerdict.RUNTIME_ERROR;
			case REJECTED -> RequiredVerdict.REJECTED;
		};
	}

	/**
	 * Returns the hashes of a question with that of its reference solutions, if there are
	 * any.
	 */
	Map<String, String> with(Map<String, String> fields) {
		if (!solutions.isEmpty()) {
			fields.put(FIELD, SentQuestion.hash(solutions.toString()));
		}
		return fields;
	}

	/** Whether they are others than those that were imported. */
	static boolean differ(Map<String, String> now, Map<String, String> former) {
		return !now.getOrDefault(FIELD, "").equals(former.getOrDefault(FIELD, ""));
	}

}
