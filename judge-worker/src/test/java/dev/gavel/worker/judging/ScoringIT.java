package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.Expectation;
import dev.gavel.message.JudgeJob;
import dev.gavel.message.JudgeReport.Judged;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.SuiteHead;
import dev.gavel.message.TestReport;
import dev.gavel.message.TestSuite.SuiteTest;
import dev.gavel.message.Verdict;
import dev.gavel.run.EnvironmentName;
import dev.gavel.run.Limits;
import dev.gavel.run.RunSpec;
import dev.gavel.scoring.Feedback;
import dev.gavel.scoring.Points;
import dev.gavel.scoring.Score;
import dev.gavel.scoring.Scoring;
import dev.gavel.scoring.StopAt;
import dev.gavel.scoring.TestGroup.Rule;
import dev.gavel.scoring.TestGroup;
import dev.gavel.scoring.TestScoring;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value.IntValue;
import dev.gavel.value.Value.ListValue;
import dev.gavel.worker.ListedSuite;
import dev.gavel.worker.WorkerTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Scores real programs, whose answers are right except in some tests. */
@WorkerTest
class ScoringIT {

	private static final Limits LIMITS = new Limits(1000, 64L << 20);

	/** Gives half of the points to answers that are off by one. */
	private static final String HALF = """
			def check(input, expected, answer):
			    return 1.0 if answer == expected else 0.5 if abs(answer - expected) == 1 else 0.0
			""";

	@Autowired
	private Judge judge;

	/** Of two tests in each of the groups a and b, and one without a group. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			SUM | NEVER         | '1,2,3,4,5' | 80 of 100: a 10 of 30, b 60 of 60
			SUM | FIRST_FAILURE | '1,2'       | 10 of 100: a 10 of 30, b 0 of 60
			SUM | GROUP_FAILURE | '1,2,3,4,5' | 80 of 100: a 10 of 30, b 60 of 60
			ALL | NEVER         | '1,2,3,4,5' | 70 of 100: a 0 of 30, b 60 of 60
			ALL | FIRST_FAILURE | '1,2'       | 0 of 100: a 0 of 30, b 0 of 60
			ALL | GROUP_FAILURE | '1,2,3,4,5' | 70 of 100: a 0 of 30, b 60 of 60
			""")
	void scoresEachRuleAndStop(Rule rule, StopAt stopAt, String ran, String score) throws Exception {
		Scoring scoring = new Scoring(List.of(group("a", null, rule), group("b", "60", rule)), stopAt);
		List<SuiteTest> tests = List.of(test(1, "10", "a"), test(2, "20", "a"), test(3, null, "b"), test(4, null, "b"),
				test(5, "10", null));
		for (ComparisonSpec comparison : comparisons()) {
			Judged judged = judge("raise ValueError(x)", scoring, comparison, tests, 2);
			assertThat(judged.verdict()).isEqualTo(Verdict.RUNTIME_ERROR);
			assertThat(indexes(judged.tests())).isEqualTo(ran);
			assertThat(text(judged.score())).isEqualTo(score);
		}
	}

	@ParameterizedTest
	@CsvSource({ "GROUP_FAILURE,'1,3,4'", "FIRST_FAILURE,'1'", "NEVER,'1,2,3,4'" })
	void findsWrongAnswersOfACheckerAsEarlyAsOthers(StopAt stopAt, String ran) throws Exception {
		Scoring scoring = new Scoring(List.of(group("a", "30", Rule.ALL), group("b", "60", Rule.SUM)), stopAt);
		List<SuiteTest> tests = List.of(test(1, null, "a"), test(2, null, "a"), test(3, null, "b"), test(4, null, "b"));
		for (ComparisonSpec comparison : comparisons()) {
			Judged judged = judge("return 1000", scoring, comparison, tests, 1);
			assertThat(judged.verdict()).isEqualTo(Verdict.WRONG_ANSWER);
			assertThat(indexes(judged.tests())).isEqualTo(ran);
		}
	}

	@Test
	void runsNoGroupWhoseRequiredGroupFailed() throws Exception {
		Scoring scoring = new Scoring(
				List.of(group("c", "50", Rule.SUM, "b"), group("b", "30", Rule.SUM, "a"), group("a", "20", Rule.SUM)),
				StopAt.NEVER);
		List<SuiteTest> tests = List.of(test(1, null, "c"), test(2, null, "b"), test(3, null, "a"), test(4, null, "a"));
		for (ComparisonSpec comparison : comparisons()) {
			Judged judged = judge("return 1000", scoring, comparison, tests, 4);
			assertThat(indexes(judged.tests())).isEqualTo("3,4");
			assertThat(text(judged.score())).isEqualTo("10 of 100: c 0 of 50, b 0 of 30, a 10 of 20");
			Judged right = judge("return 1000", scoring, comparison, tests);
			assertThat(text(right.score())).isEqualTo("100 of 100: c 50 of 50, b 30 of 30, a 20 of 20");
		}
	}

	@Test
	void multipliesThePointsOfACheckerWithThoseOfTheTest() throws Exception {
		Scoring scoring = new Scoring(List.of(group("all", "10", Rule.ALL)), StopAt.NEVER);
		List<SuiteTest> tests = List.of(test(1, "0.001", null), test(2, "33.333", null), test(3, "50", null),
				test(4, null, "all"));
		Judged judged = judge("return x * x + 1", scoring, checker(HALF), tests, 1, 2, 4);
		assertThat(judged.verdict()).isEqualTo(Verdict.WRONG_ANSWER);
		assertThat(text(judged.score())).isEqualTo("66.668 of 93.334: all 0 of 10");
	}

	@Test
	void scoresNothingWhereNothingRan() throws Exception {
		List<SuiteTest> tests = List.of(test(1, "10", null), test(2, "20", null).unscored());
		Judged broken = judge("return (", Scoring.NONE, ComparisonSpec.DEFAULT, tests, 1);
		assertThat(broken.verdict()).isEqualTo(Verdict.COMPILATION_ERROR);
		assertThat(text(broken.score())).isEqualTo("0 of 10");
		Judged unfit = judge("return 1000", Scoring.NONE, checker("def check(input, expected, answer): return 7"),
				tests, 1);
		assertThat(unfit.verdict()).isEqualTo(Verdict.INTERNAL_ERROR);
		assertThat(unfit.score()).isNull();
		Judged free = judge("return 1000", Scoring.NONE, ComparisonSpec.DEFAULT,
				tests.stream().map(SuiteTest::unscored).toList(), 1);
		assertThat(free.score()).isNull();
	}

	/** Whatever a program does in a withheld test, the rest of the report is the same. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			return x * x
			return 1000
			raise ValueError(x)
			print(x)
			while True: pass
			import os; os._exit(1)
			return "x" * 10_000_000
			return bytearray(1 << 30)
			""")
	void tellsNothingOfWithheldTests(String body) throws Exception {
		Scoring scoring = new Scoring(
				List.of(new TestGroup("secret", points("90"), Rule.ALL, List.of(), Feedback.NONE)),
				StopAt.FIRST_FAILURE);
		List<SuiteTest> tests = List.of(test(4711, null, "secret", Feedback.NONE), test(1, "10", null),
				test(4712, null, "secret", Feedback.NONE), test(2, "5", null, Feedback.VERDICT));
		List<Integer> progress = new ArrayList<>();
		for (ComparisonSpec comparison : comparisons()) {
			progress.clear();
			Judged judged = judge(source(body, 4711, 4712), scoring, comparison, tests, progress);
			assertThat(judged.verdict()).isEqualTo(Verdict.ACCEPTED);
			assertThat(judged.error()).isNull();
			assertThat(indexes(judged.tests())).isEqualTo("2,4");
			assertThat(text(judged.score())).isEqualTo("15 of 15");
			assertThat(judged.withheld().tests()).isNotEmpty().allMatch((test) -> test.output() == null);
			boolean right = body.equals("return x * x") || body.equals("print(x)");
			assertThat(judged.withheld().verdict() == Verdict.ACCEPTED).isEqualTo(right);
			assertThat(text(judged.withheld().score()))
				.isEqualTo("%s of 105: secret %s of 90".formatted(right ? "105" : "15", right ? "90" : "0"));
			assertThat(progress).startsWith(1, 2).containsOnly(1, 2);
		}
	}

	@Test
	void lettingACheckerFailInAWithheldTestTellsNothing() throws Exception {
		List<SuiteTest> tests = List.of(test(1, "10", null), test(4711, "90", null, Feedback.NONE));
		Judged judged = judge("return 1000", Scoring.NONE,
				checker("def check(input, expected, answer): return answer == expected or 1 / 0"), tests, 4711);
		assertThat(judged.verdict()).isEqualTo(Verdict.ACCEPTED);
		assertThat(judged.error()).isNull();
		assertThat(text(judged.score())).isEqualTo("10 of 10");
		assertThat(judged.withheld().verdict()).isEqualTo(Verdict.INTERNAL_ERROR);
		assertThat(judged.withheld().score()).isNull();
	}

	private static List<ComparisonSpec> comparisons() {
		return List.of(ComparisonSpec.DEFAULT, checker(HALF));
	}

	private static ComparisonSpec checker(String code) {
		return new ComparisonSpec.Checker(code, EnvironmentName.DEFAULT, LIMITS);
	}

	/** Returns a program that squares, but in these tests does something else. */
	private static String source(String body, Integer... in) {
		return "def solve(x):\n    if x in %s:\n        %s\n    return x * x\n".formatted(List.of(in), body);
	}

	private Judged judge(String body, Scoring scoring, ComparisonSpec comparison, List<SuiteTest> tests, Integer... in)
			throws JudgingImpossible {
		return judge(source(body, in), scoring, comparison, tests, new ArrayList<>());
	}

	private Judged judge(String source, Scoring scoring, ComparisonSpec comparison, List<SuiteTest> tests,
			List<Integer> progress) throws JudgingImpossible {
		JudgeJob job = new JudgeJob(UUID.randomUUID(), UUID.randomUUID(), 1,
				new RunSpec(RunSpec.PYTHON, EnvironmentName.DEFAULT, LIMITS, "0".repeat(64)), source);
		SuiteHead head = new SuiteHead(new QuestionKind.Function(
				new Signature("solve", List.of(new Parameter("x", ValueType.parse("int"))), ValueType.parse("int"))),
				comparison, null, List.of(), scoring);
		return judge.judge(job, new ListedSuite(head, tests), progress::add);
	}

	private static TestGroup group(String name, @Nullable String points, Rule rule, String... requires) {
		return new TestGroup(name, points(points), rule, List.of(requires), Feedback.FULL);
	}

	private static SuiteTest test(int number, @Nullable String points, @Nullable String group) {
		return test(number, points, group, Feedback.FULL);
	}

	private static SuiteTest test(int number, @Nullable String points, @Nullable String group, Feedback feedback) {
		return new SuiteTest(number, EncodedValue.of(new ListValue(List.of(IntValue.of(number)))),
				Expectation.of(EncodedValue.of(IntValue.of((long) number * number))),
				new TestScoring(feedback, points(points), group, null));
	}

	private static @Nullable Points points(@Nullable String number) {
		return (number != null) ? Points.of(new BigDecimal(number)) : null;
	}

	private static String indexes(List<TestReport> tests) {
		return tests.stream().map((test) -> String.valueOf(test.index())).collect(Collectors.joining(","));
	}

	private static @Nullable String text(@Nullable Score score) {
		if (score == null) {
			return null;
		}
		return Stream
			.concat(Stream.of("%s of %s".formatted(score.score(), score.maxScore())),
					score.groups()
						.stream()
						.map((group) -> "%s %s of %s".formatted(group.name(), group.score(), group.maxScore())))
			.collect(Collectors.joining(", "))
			.replaceFirst(", ", ": ");
	}

}
