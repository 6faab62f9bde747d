package dev.gavel.api.question.rules;

import dev.gavel.api.platform.request.Violations;
import dev.gavel.message.QuestionKind.Function;
import dev.gavel.message.QuestionKind.Functions;
import dev.gavel.message.QuestionKind.PythonClass;
import dev.gavel.message.QuestionKind;
import dev.gavel.rule.Construct;
import dev.gavel.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the rules of a question as sent, and adds a violation for each mistake. */
public final class RulesCheck {

	private static final String FIELD = "rules";

	private static final int MAX_RULES = 50;

	private final Violations violations;

	/** The definitions without which no program can be judged. */
	private final List<Rule> definitions;

	/**
	 * @param kind of the question; empty when it is not valid itself
	 */
	public RulesCheck(Violations violations, Optional<QuestionKind> kind) {
		this.violations = violations;
		this.definitions = kind.map(RulesCheck::definitions).orElse(List.of());
	}

	private static List<Rule> definitions(QuestionKind kind) {
		if (kind instanceof PythonClass ofClass) {
			return List.of(required(Construct.CLASS, ofClass.className()),
					required(Construct.NAME, ofClass.className()));
		}
		Stream<String> names = (kind instanceof Function function) ? Stream.of(function.name())
				: (kind instanceof Functions functions) ? functions.names().stream() : Stream.of();
		return names.map((name) -> required(Construct.NAME, name)).toList();
	}

	private static Rule required(Construct construct, String name) {
		return new Rule(null, construct, name, null, null);
	}

	public List<Rule> check(@Nullable List<@Nullable NewRule> sent) {
		List<@Nullable NewRule> all = Objects.requireNonNullElse(sent, List.of());
		if (all.size() > MAX_RULES) {
			violations.add(FIELD, "expected at most %d rules, got %d".formatted(MAX_RULES, all.size()));
			return List.of();
		}
		List<Optional<Rule>> rules = new ArrayList<>();
		for (NewRule rule : all) {
			rules.add(new RuleCheck(violations, field(rules.size())).check(rule));
		}
		for (int i = 0; i < rules.size(); i++) {
			compare(rules, i);
		}
		return rules.stream().flatMap(Optional::stream).toList();
	}

	/** Compares a rule with those before it, and with the definitions. */
	private void compare(List<Optional<Rule>> rules, int at) {
		Rule rule = rules.get(at).orElse(null);
		if (rule == null) {
			return;
		}
		for (int before = 0; before < at; before++) {
			Rule other = rules.get(before).orElse(null);
			if (other != null && contradict(rule, other)) {
				violations.add(field(at), "contradicts rule %d: no program can follow both".formatted(before + 1));
			}
			else if (other != null && rule.equals(other)) {
				violations.add(field(at), "repeats rule %d".formatted(before + 1));
			}
		}
		definitions.stream()
			.filter((definition) -> contradict(rule, definition))
			.findFirst()
			.ifPresent((definition) -> violations.add(field(at),
					"forbids %s, which the question asks programs to define".formatted(definition.name())));
	}

	private static boolean contradict(Rule one, Rule other) {
		return one.forbids() != other.forbids() && (one.forbids() ? one.covers(other) : other.covers(one));
	}

	private static String field(int index) {
		return "%s[%d]".formatted(FIELD, index);
	}

}
