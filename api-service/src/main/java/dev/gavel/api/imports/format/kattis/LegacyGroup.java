package dev.gavel.api.imports.format.kattis;

import dev.gavel.api.imports.format.kattis.TestGroups.Group;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A group of the legacy version, which a grader scores. */
final class LegacyGroup {

	/**
	 * Without one of these, a group gives no points unless all of its tests are accepted.
	 */
	private static final Set<String> LENIENT = Set.of("always_accept", "accept_if_any_accepted");

	private static final Set<String> MODES = Set.of("sum", "avg", "min", "max");

	private final String name;

	private final String path;

	private final DataSettings data;

	private final List<String> warnings;

	/**
	 * @param path of its folder
	 * @param warnings receives what cannot be expressed
	 */
	LegacyGroup(String name, String path, DataSettings data, List<String> warnings) {
		this.name = name;
		this.path = path;
		this.data = data;
		this.warnings = warnings;
	}

	Group read(int tests) throws IOException {
		BigDecimal each = Objects.requireNonNullElse(TestGroups.number(data.ofFolder(path, "", "accept_score")),
				BigDecimal.ONE);
		List<String> flags = ProblemSettings.words(data.ofFolder(path, "", "grader_flags"));
		if (data.ofFolder(path, "", "grading").asString("").equals("custom")) {
			warnings.add("The group %s has a grader of its own, which is left out; the usual one is assumed."
				.formatted(name));
		}
		boolean lenient = flags.stream().anyMatch(LENIENT::contains);
		String mode = flags.stream().filter(MODES::contains).reduce("sum", (first, last) -> last);
		return switch (mode) {
			case "min" -> Group.all(name, each);
			case "max" -> best(each);
			case "avg" -> new Group(name, each, null, !lenient, List.of());
			default -> lenient ? new Group(name, null, each, false, List.of())
					: Group.all(name, each.multiply(BigDecimal.valueOf(tests)));
		};
	}

	private Group best(BigDecimal points) {
		warnings.add("The group %s counts its best test; here all of its tests must be accepted.".formatted(name));
		return Group.all(name, points);
	}

}
