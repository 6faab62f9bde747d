package dev.gavel.api.question.scoring;

import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.scoring.NewScoring.NewGroup;
import dev.gavel.scoring.Feedback;
import dev.gavel.scoring.Points;
import dev.gavel.scoring.Scoring;
import dev.gavel.scoring.StopAt;
import dev.gavel.scoring.TestGroup;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the scoring of a question or a test as sent, and collects all violations. */
public final class ScoringCheck {

	/** More are no help to anyone, and every page of the question lists them. */
	static final int MOST_GROUPS = 100;

	static final int MAX_NAME = 50;

	static final int MAX_EXPLANATION = 1000;

	private static final int MOST_ATTEMPTS = 10_000;

	private static final int LONGEST_PAUSE = 7 * 24 * 60 * 60;

	private final Violations violations;

	public ScoringCheck(Violations violations) {
		this.violations = violations;
	}

	/** Reads the scoring of a question. It may be used only without violations. */
	public QuestionScoring check(@Nullable NewScoring sent) {
		if (sent == null) {
			return QuestionScoring.DEFAULT;
		}
		Violations inside = violations.within("scoring");
		StopAt stopAt = choice(inside, "stop_at", sent.stopAt(), StopAt.values(), StopAt::text);
		Counts counts = choice(inside, "counts", sent.counts(), Counts.values(), Counts::text);
		requireRange(inside, "attempts", sent.attempts(), MOST_ATTEMPTS);
		requireRange(inside, "pause_seconds", sent.pauseSeconds(), LONGEST_PAUSE);
		Scoring tests = new Scoring(groups(inside, Objects.requireNonNullElse(sent.groups(), List.of())), stopAt);
		return new QuestionScoring(tests, counts, sent.attempts(), sent.pauseSeconds());
	}

	private static void requireRange(Violations violations, String field, @Nullable Integer number, int most) {
		violations.require(number == null || (1 <= number && number <= most), field,
				"expected 1 to %,d, got %,d; leave it out for no limit".formatted(most, number));
	}

	private static List<TestGroup> groups(Violations violations, List<@Nullable NewGroup> sent) {
		if (sent.size() > MOST_GROUPS) {
			violations.add("groups", "has %,d groups; the limit is %d".formatted(sent.size(), MOST_GROUPS));
			return List.of();
		}
		List<TestGroup> groups = new ArrayList<>();
		Set<String> names = new HashSet<>();
		for (int at = 0; at < sent.size(); at++) {
			Violations inside = violations.within("groups[%d]".formatted(at));
			TestGroup group = group(inside, sent.get(at));
			inside.require(names.add(group.name()) || group.name().isEmpty(), "name",
					"'%s' is the name of another group, too; names must differ".formatted(group.name()));
			groups.add(group);
		}
		requireKnown(violations, groups, names);
		requireNoCycle(violations, new Scoring(groups, StopAt.NEVER));
		return groups;
	}

	private static TestGroup group(Violations violations, @Nullable NewGroup sent) {
		NewGroup group = Objects.requireNonNullElse(sent, new NewGroup(null, null, null, null, null));
		checkName(violations, "name", group.name());
		TestGroup.Rule rule = choice(violations, "rule", group.rule(), TestGroup.Rule.values(), TestGroup.Rule::text);
		Feedback feedback = choice(violations, "feedback", group.feedback(), Feedback.values(), Feedback::text);
		List<String> requires = Objects.requireNonNullElse(group.requires(), List.<@Nullable String>of())
			.stream()
			.map((name) -> Objects.requireNonNullElse(name, "").strip())
			.distinct()
			.toList();
		return new TestGroup(Objects.requireNonNullElse(group.name(), "").strip(), points(violations, group.points()),
				rule, requires, feedback);
	}

	private static void checkName(Violations violations, String field, @Nullable String name) {
		PlainText.check(violations, field, name, MAX_NAME);
		violations.require(name == null || name.chars().noneMatch(Character::isISOControl), field,
				"has a control character, such as a line break");
		violations.require(name == null || !name.contains(ScoringForm.SEPARATOR), field,
				"has a comma, which separates names of groups");
	}

	private static @Nullable Points points(Violations violations, @Nullable BigDecimal number) {
		if (number == null) {
			return null;
		}
		if (!Points.isValid(number)) {
			violations.add("points", "expected a number from 0 to %s with at most three decimals, got %s"
				.formatted(Points.MOST, shown(number)));
			return null;
		}
		return Points.of(number);
	}

	private static String shown(BigDecimal number) {
		BigDecimal stripped = (number.signum() == 0) ? BigDecimal.ZERO : number.stripTrailingZeros();
		boolean isShort = stripped.precision() <= 30;
		return isShort ? stripped.toString() : "a number with %,d digits".formatted(stripped.precision());
	}

	/** Group names may be many and long, so the first few are enough. */
	private static void requireKnown(Violations violations, List<TestGroup> groups, Set<String> names) {
		for (int at = 0; at < groups.size(); at++) {
			TestGroup group = groups.get(at);
			Violations inside = violations.within("groups[%d]".formatted(at));
			for (String required : group.requires()) {
				inside.require(names.contains(required), "requires",
						"there is no group '%s'; expected one of %s".formatted(required, listed(names)));
				boolean tells = groups.stream()
					.anyMatch((other) -> other.name().equals(required) && other.feedback() == Feedback.NONE
							&& group.feedback() != Feedback.NONE);
				inside.require(!tells, "requires",
						"group '%s' would reveal group '%s', whose feedback is none; set its own feedback to none, too"
							.formatted(group.name(), required));
			}
		}
	}

	private static String listed(Set<String> names) {
		return names.stream().sorted().limit(10).collect(Collectors.joining(", "));
	}

	private static void requireNoCycle(Violations violations, Scoring scoring) {
		String circular = scoring.groups()
			.stream()
			.map(TestGroup::name)
			.filter((name) -> scoring.required(name).contains(name))
			.map("'%s'"::formatted)
			.collect(Collectors.joining(", "));
		violations.require(circular.isEmpty(), "groups",
				"has groups that depend on themselves: %s; take one of them out of requires".formatted(circular));
	}

	/**
	 * Reads the scoring of a test.
	 * @param groups those of its question
	 */
	public StatedScoring check(@Nullable BigDecimal points, @Nullable String group, @Nullable String feedback,
			@Nullable Boolean hidden, @Nullable String explanation, Scoring groups) {
		String name = (group == null || group.isBlank()) ? null : group.strip();
		Feedback stated = feedback(feedback, hidden);
		if (name != null && groups.group(name).isEmpty()) {
			violations.add("group",
					groups.groups().isEmpty()
							? "the question has no groups; add '%s' to its scoring first".formatted(name)
							: "there is no group '%s'; expected one of %s".formatted(name, listed(names(groups))));
		}
		groups.group(name)
			.ifPresent((found) -> violations.require(stated != Feedback.NONE || found.feedback() == Feedback.NONE,
					"feedback",
					"none is not possible in group '%s', whose score solvers see; set the feedback of the group to none"
						.formatted(found.name())));
		if (explanation != null && !explanation.isBlank()) {
			PlainText.check(violations, "explanation", explanation, MAX_EXPLANATION);
		}
		return new StatedScoring(stated, points(violations, points), name,
				(explanation != null && !explanation.isBlank()) ? explanation : null);
	}

	private static Set<String> names(Scoring scoring) {
		return scoring.groups().stream().map(TestGroup::name).collect(Collectors.toSet());
	}

	/** The older field says whether it is full or not. */
	private @Nullable Feedback feedback(@Nullable String sent, @Nullable Boolean hidden) {
		if (sent == null || sent.isBlank()) {
			return (hidden == null) ? null : hidden ? Feedback.VERDICT : Feedback.FULL;
		}
		Feedback feedback = choice(violations, "feedback", sent, Feedback.values(), Feedback::text);
		violations.require(hidden == null || feedback == null || hidden == (feedback != Feedback.FULL), "feedback",
				"is %s, but hidden is %s; leave one of them out".formatted(sent, hidden));
		return feedback;
	}

	private static <T> @Nullable T choice(Violations violations, String field, @Nullable String sent, T[] known,
			Function<T, String> text) {
		if (sent == null || sent.isBlank()) {
			return null;
		}
		T found = Arrays.stream(known)
			.filter((one) -> text.apply(one).equalsIgnoreCase(sent.strip()))
			.findFirst()
			.orElse(null);
		violations.require(found != null, field, "expected %s, got '%s'"
			.formatted(Arrays.stream(known).map(text).collect(Collectors.joining(" or ")), shortened(sent)));
		return found;
	}

	private static String shortened(String sent) {
		return (sent.length() <= MAX_NAME) ? sent : sent.substring(0, MAX_NAME) + "…";
	}

}
