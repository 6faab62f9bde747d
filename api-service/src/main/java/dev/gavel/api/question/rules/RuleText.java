package dev.gavel.api.question.rules;

import dev.gavel.rule.Rule;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule in words, for solvers.
 *
 * @param sentence such as "Your code must not call sorted."
 * @param message the author's, if there is one
 */
public record RuleText(String sentence, @Nullable String message) {

	public static RuleText of(Rule rule) {
		String where = (rule.scope() != null) ? " in " + rule.scope() : "";
		return new RuleText("Your code %s %s%s.".formatted(rule.forbids() ? "must not" : "must", action(rule), where),
				rule.message());
	}

	private static String action(Rule rule) {
		return switch (rule.construct()) {
			case NAME -> "use the name " + name(rule);
			case IMPORT -> "import " + name(rule);
			case CALL -> "call " + called(name(rule));
			case LOOP -> "use " + some(rule, (rule.name() != null) ? rule.name() + " loop" : "loop", "s");
			case COMPREHENSION -> "use " + some(rule, "comprehension", "s");
			case RECURSION -> "use recursion";
			case CLASS -> "define " + ((rule.name() != null) ? "a class " + rule.name() : some(rule, "class", "es"));
		};
	}

	private static String name(Rule rule) {
		return Objects.requireNonNull(rule.name(), "name is null");
	}

	private static String called(String name) {
		return name.startsWith(".") ? "the method " + name.substring(1) : name;
	}

	private static String some(Rule rule, String noun, String plural) {
		return rule.forbids() ? noun + plural : "a " + noun;
	}

}
