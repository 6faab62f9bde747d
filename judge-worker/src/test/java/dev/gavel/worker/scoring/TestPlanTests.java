package dev.gavel.worker.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.scoring.Feedback;
import dev.gavel.scoring.Scoring;
import dev.gavel.scoring.StopAt;
import dev.gavel.scoring.TestGroup.Rule;
import dev.gavel.scoring.TestGroup;
import dev.gavel.scoring.TestScoring;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestPlanTests {

	@Test
	void runsSamplesThenHiddenTestsThenWithheldOnesEachAfterWhatTheyRequire() {
		Scoring scoring = new Scoring(List.of(group("late", Rule.SUM, "early"), group("early", Rule.SUM)),
				StopAt.NEVER);
		TestPlan plan = new TestPlan(scoring,
				List.of(test("late", Feedback.FULL), test(null, Feedback.NONE), test("early", Feedback.VERDICT),
						test("late", Feedback.VERDICT), test("early", Feedback.FULL), test(null, Feedback.FULL)));
		assertThat(plan.order()).containsExactly(5, 6, 1, 3, 4, 2);
	}

	@ParameterizedTest
	@CsvSource({ "NEVER,ALL,''", "NEVER,SUM,''", "FIRST_FAILURE,SUM,'3,4,5,6'", "FIRST_FAILURE,ALL,'3,4,5,6'",
			"GROUP_FAILURE,SUM,''", "GROUP_FAILURE,ALL,'3'" })
	void skipsWhatComesAfterAFailure(StopAt stopAt, Rule rule, String skipped) {
		TestPlan plan = new TestPlan(new Scoring(List.of(group("a", rule), group("b", rule)), stopAt),
				List.of(test("a"), test("a"), test("a"), test("b"), test("b"), test(null)));
		plan.failed(2);
		assertThat(skipped(plan, 6)).isEqualTo(skipped);
	}

	@Test
	void skipsGroupsThatRequireAFailedOneDirectlyOrNot() {
		TestPlan plan = new TestPlan(
				new Scoring(List.of(group("a", Rule.SUM), group("b", Rule.SUM, "a"), group("c", Rule.SUM, "b"),
						group("d", Rule.SUM)), StopAt.NEVER),
				List.of(test("a"), test("b"), test("c"), test("d"), test(null)));
		plan.failed(1);
		assertThat(skipped(plan, 5)).isEqualTo("2,3");
	}

	@Test
	void skipsTheSameHoweverLateAFailureBecomesKnown() {
		Scoring scoring = new Scoring(List.of(group("a", Rule.ALL)), StopAt.GROUP_FAILURE);
		List<TestScoring> tests = List.of(test("a"), test("a"), test("a"));
		TestPlan early = new TestPlan(scoring, tests);
		early.failed(1);
		TestPlan late = new TestPlan(scoring, tests);
		late.failed(3);
		late.failed(1);
		assertThat(skipped(late, 3)).isEqualTo(skipped(early, 3)).isEqualTo("2,3");
	}

	@Test
	void neverSkipsShownTestsBecauseOfWithheldOnes() {
		TestPlan plan = new TestPlan(new Scoring(List.of(), StopAt.FIRST_FAILURE), List.of(test(null, Feedback.NONE),
				test(null, Feedback.NONE), test(null), test(null, Feedback.VERDICT)));
		plan.failed(1);
		assertThat(skipped(plan, 4)).isEqualTo("2");
	}

	private static String skipped(TestPlan plan, int tests) {
		return String.join(",", IntStream.rangeClosed(1, tests).filter(plan::skips).mapToObj(String::valueOf).toList());
	}

	private static TestGroup group(String name, Rule rule, String... requires) {
		return new TestGroup(name, null, rule, Stream.of(requires).toList(), Feedback.FULL);
	}

	private static TestScoring test(@Nullable String group) {
		return test(group, Feedback.FULL);
	}

	private static TestScoring test(@Nullable String group, Feedback feedback) {
		return new TestScoring(feedback, null, group, null);
	}

}
