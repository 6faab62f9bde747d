package dev.gavel.api.imports.kattis;

import dev.gavel.api.question.comparison.ComparisonView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the default validator is told to compare texts in the same way. */
final class ValidatorArguments {

	private ValidatorArguments() {
	}

	static List<String> of(ComparisonView comparison) {
		List<String> arguments = new ArrayList<>();
		if (Boolean.TRUE.equals(comparison.caseSensitive())) {
			arguments.add("case_sensitive");
		}
		if ("exact".equals(comparison.match())) {
			arguments.add("space_change_sensitive");
		}
		add(arguments, "float_relative_tolerance", comparison.relative());
		add(arguments, "float_absolute_tolerance", comparison.absolute());
		return arguments;
	}

	private static void add(List<String> arguments, String name, @Nullable Double tolerance) {
		if (tolerance != null) {
			arguments.add(name);
			arguments.add(BigDecimal.valueOf(tolerance).toPlainString());
		}
	}

}
