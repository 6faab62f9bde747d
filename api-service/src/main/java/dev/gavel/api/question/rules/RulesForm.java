package dev.gavel.api.question.rules;

import dev.gavel.api.platform.request.Form;
import dev.gavel.rule.Construct;
import dev.gavel.rule.Rule;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * The rules in the form for a question. Their fields appear once for each rule. What a
 * rule does is one field, such as {@code forbid call}.
 */
public record RulesForm(Form form) {

	private static final String ACTION = "rules_action";

	private static final String NAME = "rules_name";

	private static final String SCOPE = "rules_in";

	private static final String MESSAGE = "rules_message";

	private static final String FORBID = "forbid ";

	private static final String REQUIRE = "require ";

	/** Returns the fields of stored rules. */
	public static MultiValueMap<String, String> fields(List<Rule> rules) {
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
		rules.forEach((rule) -> {
			fields.add(ACTION, (rule.forbids() ? FORBID : REQUIRE) + rule.construct().text());
			fields.add(NAME, Objects.requireNonNullElse(rule.name(), ""));
			fields.add(SCOPE, Objects.requireNonNullElse(rule.scope(), ""));
			fields.add(MESSAGE, Objects.requireNonNullElse(rule.message(), ""));
		});
		return fields;
	}

	/** Returns null when no rule was put in. */
	public @Nullable List<@Nullable NewRule> toRequest() {
		List<@Nullable NewRule> rules = rows().stream().<@Nullable NewRule>map(Row::toRequest).toList();
		return rules.isEmpty() ? null : rules;
	}

	/** The rules that were put in; rows left empty are left out. */
	public List<Row> rows() {
		List<List<String>> columns = Stream.of(ACTION, NAME, SCOPE, MESSAGE).map(form::texts).toList();
		int shortest = columns.stream().mapToInt(List::size).min().orElse(0);
		return IntStream.range(0, shortest)
			.mapToObj((i) -> columns.stream().map((column) -> column.get(i).strip()).toList())
			.filter((texts) -> !texts.stream().allMatch(String::isEmpty))
			.map((texts) -> new Row(texts.get(0), texts.get(1), texts.get(2), texts.get(3)))
			.toList();
	}

	/** What a rule may do, in the order of the form. */
	public List<Construct> constructs() {
		return List.of(Construct.values());
	}

	/** A rule. */
	public record Row(String action, String name, String scope, String message) {

		private NewRule toRequest() {
			return new NewRule(after(FORBID), after(REQUIRE), name, scope, message);
		}

		private @Nullable String after(String verb) {
			return action.startsWith(verb) ? action.substring(verb.length()) : null;
		}

	}

}
