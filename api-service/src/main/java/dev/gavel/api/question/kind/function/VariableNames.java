package dev.gavel.api.question.kind.function;

import dev.gavel.api.platform.request.Suggestion;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.PythonName;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Finds the declared name for each name in a test case: the same name, otherwise the only
 * one that differs merely in case or in how its characters are encoded.
 */
class VariableNames {

	private final List<String> declared;

	private final Set<String> optional;

	VariableNames(List<Parameter> declared) {
		this.declared = declared.stream().map(Parameter::name).toList();
		this.optional = declared.stream()
			.filter(Parameter::isOptional)
			.map(Parameter::name)
			.collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * The written name for each declared one, unless it is optional and left out. Adds a
	 * violation for each that is missing or unknown.
	 * @param field returns the field of a name
	 */
	Map<String, String> match(Collection<String> written, UnaryOperator<String> field, Violations violations) {
		Map<String, String> matched = new LinkedHashMap<>();
		written.stream().filter(declared::contains).forEach((name) -> matched.put(name, name));
		List<String> others = written.stream().filter((name) -> !declared.contains(name)).toList();
		List<String> open = declared.stream().filter((name) -> !matched.containsKey(name)).toList();
		for (String name : others) {
			List<String> candidates = alike(name, open);
			if (candidates.size() == 1 && alike(name, others).size() == 1) {
				matched.put(candidates.get(0), name);
			}
			else {
				violations.add(field.apply(name), "unknown variable" + Suggestion.didYouMean(name, declared));
			}
		}
		open.stream()
			.filter((name) -> !matched.containsKey(name) && !optional.contains(name))
			.forEach((name) -> violations.add("input_variables." + name, "is missing"));
		return matched;
	}

	private static List<String> alike(String name, List<String> others) {
		String normalized = PythonName.normalized(name);
		return others.stream().filter((other) -> PythonName.normalized(other).equalsIgnoreCase(normalized)).toList();
	}

}
