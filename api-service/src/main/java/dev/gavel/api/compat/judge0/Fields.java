package dev.gavel.api.compat.judge0;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.ProblemType;
import dev.gavel.value.DecodingRoom;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a submission that a client asks for. */
record Fields(Set<String> names) {

	private static final Set<String> USUAL = Set.of("token", "time", "memory", "stdout", "stderr", "compile_output",
			"message", "status");

	private static final String ALL = "*";

	static final Fields DEFAULT = new Fields(USUAL);

	static final Fields TOKEN = new Fields(Set.of("token"));

	/**
	 * @throws Problem when there are no such fields
	 */
	static Fields of(@Nullable String sent) {
		List<String> names = (sent == null || sent.isEmpty()) ? List.of() : List.of(sent.split(","));
		List<String> unknown = names.stream()
			.filter((name) -> !name.equals(ALL) && !ShownSubmission.FIELDS.containsKey(name))
			.toList();
		if (!unknown.isEmpty()) {
			throw new Problem(ProblemType.BAD_REQUEST, "invalid fields: [%s]".formatted(String.join(", ", unknown)));
		}
		if (names.contains(ALL)) {
			return new Fields(ShownSubmission.FIELDS.keySet());
		}
		return names.isEmpty() ? DEFAULT : new Fields(Set.copyOf(names));
	}

	/** Returns the values of these fields. */
	ShownFields of(ShownSubmission submission) {
		ShownFields values = new ShownFields();
		try (DecodingRoom room = submission.room()) {
			ShownSubmission.FIELDS.forEach((name, value) -> {
				if (names.contains(name)) {
					values.put(name, value.apply(submission));
				}
			});
		}
		return values;
	}

}
