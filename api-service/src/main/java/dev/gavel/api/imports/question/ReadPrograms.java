package dev.gavel.api.imports.question;

import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.reference.StoredTestPrograms;
import dev.gavel.api.reference.TestPrograms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A generator and a validator that can be taken.
 *
 * @param warnings about those that cannot be taken
 */
record ReadPrograms(TestPrograms programs, List<String> warnings) {

	private static final String GENERATOR = "generator";

	private static final String VALIDATOR = "validator";

	static ReadPrograms of(TestPrograms found, StoredTestPrograms stored) {
		List<String> warnings = new ArrayList<>();
		return new ReadPrograms(new TestPrograms(
				checked(GENERATOR, new TestPrograms(found.generator(), null), TestPrograms::generator, stored,
						warnings),
				checked(VALIDATOR, new TestPrograms(null, found.validator()), TestPrograms::validator, stored,
						warnings)),
				warnings);
	}

	private static @Nullable String checked(String name, TestPrograms one,
			Function<TestPrograms, @Nullable String> code, StoredTestPrograms stored, List<String> warnings) {
		try {
			return code.apply(stored.check(one));
		}
		catch (Problem problem) {
			warnings.add("The %s is left out: %s".formatted(name, problem.getMessage()));
			return null;
		}
	}

	/** Returns the hashes of a question with those of its programs, if there are any. */
	Map<String, String> with(Map<String, String> fields) {
		Map<String, String> all = new HashMap<>(fields);
		put(all, GENERATOR, programs.generator());
		put(all, VALIDATOR, programs.validator());
		return all;
	}

	private static void put(Map<String, String> fields, String name, @Nullable String code) {
		if (code != null) {
			fields.put(name, SentQuestion.hash(code));
		}
	}

	static boolean isField(String field) {
		return field.equals(GENERATOR) || field.equals(VALIDATOR);
	}

	/**
	 * Returns the programs with what has changed since the last import.
	 * @param current the programs as they are now
	 * @param now the hashes of the question that is imported
	 */
	TestPrograms onto(TestPrograms current, Map<String, String> now, ImportedState former) {
		return new TestPrograms(former.isChanged(GENERATOR, now) ? programs.generator() : current.generator(),
				former.isChanged(VALIDATOR, now) ? programs.validator() : current.validator());
	}

}
