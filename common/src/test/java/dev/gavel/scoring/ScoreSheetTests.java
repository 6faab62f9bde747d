package dev.gavel.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.scoring.TestGroup.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScoreSheetTests {

	@Test
	void addsThePointsOfAcceptedTests() {
		assertThat(score(Scoring.NONE, List.of(test("0.1", null), test("0.2", null), test("0.7", null)), 1, 1, 0))
			.isEqualTo("0.3 of 1");
	}

	@Test
	void isNullWhenNothingIsWorthPoints() {
		assertThat(score(Scoring.NONE, List.of(test(null, null), test(null, null)), 1, 1)).isNull();
		assertThat(score(scoring(group("a", null, Rule.ALL)), List.of(test(null, "a")), 1)).isNull();
		assertThat(score(scoring(group("a", "5", Rule.ALL)), List.of(test(null, null)), 1)).isNull();
	}

	@Test
	void countsAPartOfTheAnswerInSumsOnly() {
		Scoring scoring = scoring(group("a", null, Rule.SUM), group("b", null, Rule.ALL));
		List<TestScoring> tests = List.of(test("10", "a"), test("10", "b"));
		assertThat(score(scoring, tests, 0.7, 0.7)).isEqualTo("7 of 20: a 7 of 10, b 0 of 10");
		assertThat(score(scoring, tests, 0.7, 1)).isEqualTo("17 of 20: a 7 of 10, b 10 of 10");
	}

	@Test
	void sharesThePointsOfAGroupAmongTestsThatSayNothing() {
		Scoring scoring = scoring(group("a", "100", Rule.SUM));
		List<TestScoring> tests = List.of(test(null, "a"), test(null, "a"), test(null, "a"));
		assertThat(score(scoring, tests, 1, 1, 1)).isEqualTo("100 of 100: a 100 of 100");
		assertThat(score(scoring, tests, 1, 0, 0)).isEqualTo("33.334 of 100: a 33.334 of 100");
		assertThat(score(scoring, tests, 0, 1, 1)).isEqualTo("66.666 of 100: a 66.666 of 100");
	}

	@Test
	void givesAllOrNothing() {
		Scoring scoring = scoring(group("a", "30", Rule.ALL));
		List<TestScoring> tests = List.of(test(null, "a"), test(null, "a"), test("5", null));
		assertThat(score(scoring, tests, 1, 1, 0)).isEqualTo("30 of 35: a 30 of 30");
		assertThat(score(scoring, tests, 1, 0, 1)).isEqualTo("5 of 35: a 0 of 30");
	}

	@Test
	void givesNothingForAGroupWhoseRequiredGroupsFailed() {
		Scoring scoring = scoring(group("a", "10", Rule.SUM), group("b", "20", Rule.SUM, "a"),
				group("c", "30", Rule.SUM, "b"));
		List<TestScoring> tests = List.of(test(null, "a"), test(null, "b"), test(null, "c"));
		assertThat(score(scoring, tests, 1, 1, 1)).startsWith("60 of 60");
		assertThat(score(scoring, tests, 0.5, 1, 1)).isEqualTo("5 of 60: a 5 of 10, b 0 of 20, c 0 of 30");
		assertThat(score(scoring, tests, 1, 0, 1)).isEqualTo("10 of 60: a 10 of 10, b 0 of 20, c 0 of 30");
	}

	@Test
	void countsNoWithheldTestsForSolvers() {
		Scoring scoring = scoring(group("a", "10", Rule.SUM),
				new TestGroup("secret", points("90"), Rule.ALL, List.of(), Feedback.NONE));
		List<TestScoring> tests = List.of(test(null, "a"), test(null, "secret").with(Feedback.NONE),
				test("7", null).with(Feedback.NONE));
		ScoreSheet sheet = new ScoreSheet(scoring, tests);
		Map<Integer, Double> passed = Map.of(1, 1.0, 2, 1.0, 3, 1.0);
		assertThat(text(sheet.score(passed, (feedback) -> feedback != Feedback.NONE)))
			.isEqualTo("10 of 10: a 10 of 10");
		assertThat(text(sheet.score(passed, (feedback) -> true))).isEqualTo("107 of 107: a 10 of 10, secret 90 of 90");
	}

	private static Scoring scoring(TestGroup... groups) {
		return new Scoring(List.of(groups), StopAt.NEVER);
	}

	private static TestGroup group(String name, @Nullable String points, Rule rule, String... requires) {
		return new TestGroup(name, (points != null) ? points(points) : null, rule, List.of(requires), Feedback.FULL);
	}

	private static Points points(String number) {
		return Points.of(new BigDecimal(number));
	}

	private static TestScoring test(@Nullable String points, @Nullable String group) {
		return new TestScoring(Feedback.FULL, (points != null) ? points(points) : null, group, null);
	}

	private static @Nullable String score(Scoring scoring, List<TestScoring> tests, double... passed) {
		Map<Integer, Double> byIndex = IntStream.range(0, passed.length)
			.boxed()
			.collect(Collectors.toMap((at) -> at + 1, (at) -> passed[at]));
		return text(new ScoreSheet(scoring, tests).score(byIndex, (feedback) -> true));
	}

	private static @Nullable String text(@Nullable Score score) {
		if (score == null) {
			return null;
		}
		String groups = score.groups()
			.stream()
			.map((group) -> "%s %s of %s".formatted(group.name(), group.score(), group.maxScore()))
			.collect(Collectors.joining(", "));
		return "%s of %s%s".formatted(score.score(), score.maxScore(), groups.isEmpty() ? "" : ": " + groups);
	}

}
