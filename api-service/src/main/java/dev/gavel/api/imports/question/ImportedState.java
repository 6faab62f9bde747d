package dev.gavel.api.imports.question;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a question was like when it was last imported, by hashes. What has the same hash
 * in the next import stays as it is, even if its author has changed it here.
 *
 * @param fields of the question, by name
 * @param tests in their order
 */
record ImportedState(Map<String, String> fields, List<Test> tests) {

	static final ImportedState NOTHING = new ImportedState(Map.of(), List.of());

	/**
	 * A test.
	 *
	 * @param id of the test case that was made of it, which may be deleted since
	 */
	record Test(String hash, long id) {
	}

	/** Whether another import has the same content. */
	boolean hasContent(Map<String, String> others, List<String> hashes) {
		return fields.equals(others) && tests.stream().map(Test::hash).toList().equals(hashes);
	}

	/** Whether another import has another title and another statement. */
	boolean isAnother(Map<String, String> others) {
		return Stream.of("title", "description").allMatch((field) -> isChanged(field, others));
	}

	/** Returns whether some of the fields differ in another import. */
	boolean differs(Map<String, String> others, Predicate<String> some) {
		return Stream.concat(fields.keySet().stream(), others.keySet().stream())
			.filter(some)
			.anyMatch((field) -> isChanged(field, others));
	}

	/** Returns whether a field differs in another import. */
	boolean isChanged(String field, Map<String, String> others) {
		return !Objects.equals(fields.get(field), others.get(field));
	}

	/** Returns the ids of all tests. */
	Set<Long> ids() {
		return tests.stream().map(Test::id).collect(Collectors.toSet());
	}

}
