package dev.gavel.api.testcase;

import dev.gavel.api.request.Suggestion;
import dev.gavel.api.request.Violations;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the declared name for each name in a test case: the same one, else the only one
 * that differs merely in upper and lower case.
 */
class VariableNames {

	private final List<String> declared;

	VariableNames(List<String> declared) {
		this.declared = declared;
	}

	/**
	 * The written name for each declared one. Adds a violation for each that is missing
	 * or unknown.
	 */
	Map<String, String> match(Collection<String> written, Violations violations) {
		Map<String, String> matched = new LinkedHashMap<>();
		written.stream().filter(declared::contains).forEach((name) -> matched.put(name, name));
		List<String> open = declared.stream().filter((name) -> !matched.containsKey(name)).toList();
		for (String name : written) {
			if (!declared.contains(name)) {
				matchLoosely(name, open, written, matched, violations);
			}
		}
		declared.stream()
			.filter((name) -> !matched.containsKey(name))
			.forEach((name) -> violations.add("input_variables." + name, "is missing"));
		return matched;
	}

	private void matchLoosely(String name, List<String> open, Collection<String> written, Map<String, String> matched,
			Violations violations) {
		List<String> candidates = open.stream().filter(name::equalsIgnoreCase).toList();
		long rivals = written.stream()
			.filter(name::equalsIgnoreCase)
			.filter((other) -> !declared.contains(other))
			.count();
		if (candidates.size() == 1 && rivals == 1) {
			matched.put(candidates.get(0), name);
		}
		else {
			violations.add("input_variables." + name, "unknown variable" + Suggestion.didYouMean(name, declared));
		}
	}

}
