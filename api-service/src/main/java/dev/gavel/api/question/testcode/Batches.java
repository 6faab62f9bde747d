package dev.gavel.api.question.testcode;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.CodeRun.Language;
import dev.gavel.api.question.CodeRun;
import dev.gavel.api.question.Environments;
import dev.gavel.run.EnvironmentName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Has the code of many tests compiled, as much of it at once as a cell can do. */
final class Batches {

	/** In characters. */
	static final int MAX_LENGTH = 20_000;

	private static final int LENGTH_AT_ONCE = 500_000;

	/** Text that means itself as a pattern, so that no worker need be asked. */
	private static final Pattern PLAIN = Pattern.compile("[\\p{Alnum} _,:;'\"=<>!/\\n-]*");

	private final CodeRun code;

	private final Environments environments;

	private final Caller caller;

	private final Violations violations;

	private final Set<String> warnings = new LinkedHashSet<>();

	/** By environment. */
	private final Map<String, List<Found>> waiting = new LinkedHashMap<>();

	private int length;

	/**
	 * @param violations of all tests
	 */
	Batches(CodeRun code, Environments environments, Caller caller, Violations violations) {
		this.code = code;
		this.environments = environments;
		this.caller = caller;
		this.violations = violations;
	}

	void add(Found found) {
		String text = found.code().text();
		if (text.length() > MAX_LENGTH) {
			found.violations()
				.add(found.field(), "has more than %,d characters, the limit for code".formatted(MAX_LENGTH));
		}
		else if (found.code().language() == Language.STATEMENTS || !PLAIN.matcher(text).matches()) {
			waiting.computeIfAbsent(found.environment(), (name) -> new ArrayList<>()).add(found);
			length += text.length();
			if (length > LENGTH_AT_ONCE) {
				compile();
			}
		}
	}

	/**
	 * Compiles the rest.
	 * @return warnings of code that could not be tried
	 * @throws Problem when there are violations
	 */
	List<String> finish() {
		compile();
		violations.throwIfAny();
		return List.copyOf(warnings);
	}

	private void compile() {
		waiting.forEach(this::compile);
		waiting.clear();
		length = 0;
	}

	private void compile(String environment, List<Found> found) {
		boolean isDefault = environment.equals(EnvironmentName.DEFAULT);
		if (!isDefault && environments.warning(environment, null).isPresent()) {
			warn(found, "no worker offers its environment");
			return;
		}
		try {
			code.compile(found.stream().map(Found::code).toList(), environment, caller)
				.forEach((place, fault) -> found.get(place).refused(fault));
		}
		catch (CodeRun.NotRun ex) {
			warn(found, String.valueOf(ex.getMessage()));
		}
	}

	private void warn(List<Found> found, String reason) {
		found.forEach((each) -> warnings.add(each.warning(reason)));
	}

}
