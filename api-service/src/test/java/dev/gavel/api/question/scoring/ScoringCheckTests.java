package dev.gavel.api.question.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.platform.request.Violations;
import dev.gavel.scoring.Feedback;
import dev.gavel.scoring.Points;
import dev.gavel.scoring.Scoring;
import dev.gavel.scoring.StopAt;
import dev.gavel.scoring.TestGroup.Rule;
import dev.gavel.scoring.TestGroup;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class ScoringCheckTests {

	private static final JsonMapper JSON = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	private final Violations violations = new Violations();

	@Test
	void readsEverythingAndAnswersItAsItWasSent() {
		String sent = """
				{"groups":[{"name":"small","points":20.5,"rule":"all","feedback":"full"},
				{"name":"large","rule":"sum","requires":["small"],"feedback":"none"}],
				"stop_at":"group_failure","counts":"last","attempts":3,"pause_seconds":60}""";
		QuestionScoring scoring = check(sent);
		assertThat(violations.errors()).isEmpty();
		assertThat(scoring.tests()).isEqualTo(new Scoring(
				List.of(new TestGroup("small", new Points(20_500), Rule.ALL, List.of(), Feedback.FULL),
						new TestGroup("large", null, Rule.SUM, List.of("small"), Feedback.NONE)),
				StopAt.GROUP_FAILURE));
		assertThat(JSON.readTree(JSON.writeValueAsString(ScoringView.of(scoring)))).isEqualTo(JSON.readTree(sent));
		assertThat(new ScoringConverter()
			.convertToEntityAttribute(new ScoringConverter().convertToDatabaseColumn(scoring))).isEqualTo(scoring);
		assertThat(violations.errors()).isEmpty();
	}

	@Test
	void takesNothingForTheDefault() {
		assertThat(new ScoringCheck(violations).check(null)).isEqualTo(QuestionScoring.DEFAULT);
		assertThat(check("{}")).isEqualTo(QuestionScoring.DEFAULT);
		assertThat(new ScoringConverter().convertToDatabaseColumn(QuestionScoring.DEFAULT)).isNull();
		assertThat(ScoringView.of(QuestionScoring.DEFAULT)).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{"groups":[{}]} | scoring.groups[0].name: is missing
					{"groups":[{"name":" "}]} | scoring.groups[0].name: is missing
					{"groups":[null]} | scoring.groups[0].name: is missing
					{"groups":[{"name":"a,b"}]} | scoring.groups[0].name: has a comma, which separates names of groups
					{"groups":[{"name":"a\\nb"}]} | scoring.groups[0].name: has a control character, such as a line break
					{"groups":[{"name":"a"},{"name":" a"}]} | scoring.groups[1].name: 'a' is the name of another group, too; names must differ
					{"groups":[{"name":"a","points":-1}]} | scoring.groups[0].points: expected a number from 0 to 1000000 with at most three decimals, got -1
					{"groups":[{"name":"a","points":0.0001}]} | scoring.groups[0].points: expected a number from 0 to 1000000 with at most three decimals, got 0.0001
					{"groups":[{"name":"a","points":1e400}]} | scoring.groups[0].points: expected a number from 0 to 1000000 with at most three decimals, got 1E+400
					{"groups":[{"name":"a","rule":"some"}]} | scoring.groups[0].rule: expected sum or all, got 'some'
					{"groups":[{"name":"a","feedback":"maybe"}]} | scoring.groups[0].feedback: expected full or verdict or none, got 'maybe'
					{"groups":[{"name":"a","requires":["b"]}]} | scoring.groups[0].requires: there is no group 'b'; expected one of a
					{"groups":[{"name":"a","requires":["a"]}]} | scoring.groups: has groups that depend on themselves: 'a'; take one of them out of requires
					{"groups":[{"name":"a","requires":["b"]},{"name":"b","requires":["c"]},{"name":"c","requires":["a"]},{"name":"d","requires":["a"]}]} | scoring.groups: has groups that depend on themselves: 'a', 'b', 'c'; take one of them out of requires
					{"groups":[{"name":"a","feedback":"none"},{"name":"b","requires":["a"]}]} | scoring.groups[1].requires: group 'b' would reveal group 'a', whose feedback is none; set its own feedback to none, too
					{"stop_at":"always"} | scoring.stop_at: expected never or first_failure or group_failure, got 'always'
					{"counts":"worst"} | scoring.counts: expected best or last or first, got 'worst'
					{"attempts":0} | scoring.attempts: expected 1 to 10,000, got 0; leave it out for no limit
					{"pause_seconds":-5} | scoring.pause_seconds: expected 1 to 604,800, got -5; leave it out for no limit
					""")
	void saysWhatIsWrong(String sent, String message) {
		check(sent);
		assertThat(violations.errors()).singleElement()
			.extracting((error) -> error.field() + ": " + error.message())
			.isEqualTo(message);
	}

	@Test
	void refusesManyGroups() {
		check("{\"groups\":[%s]}".formatted(
				IntStream.range(0, 101).mapToObj("{\"name\":\"g%d\"}"::formatted).collect(Collectors.joining(","))));
		assertThat(violations.sentence()).isEqualTo("scoring.groups: has 101 groups; the limit is 100.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", textBlock = """
			- | - | - | -
			- | - | true | VERDICT
			- | - | false | FULL
			- | verdict | - | VERDICT
			- | none | true | NONE
			secret | none | - | NONE
			secret | full | false | FULL
			""")
	void readsTheFeedbackOfATest(@Nullable String group, @Nullable String feedback, @Nullable Boolean hidden,
			@Nullable Feedback expected) {
		assertThat(ofTest(null, group, feedback, hidden).feedback()).isEqualTo(expected);
		assertThat(violations.errors()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					-1 | - | - | - | points: expected a number from 0 to 1000000 with at most three decimals, got -1.
					- | c | - | - | group: there is no group 'c'; expected one of a, secret.
					- | - | all | - | feedback: expected full or verdict or none, got 'all'.
					- | - | none | false | feedback: is none, but hidden is false; leave one of them out.
					- | - | full | true | feedback: is full, but hidden is true; leave one of them out.
					- | a | none | - | feedback: none is not possible in group 'a', whose score solvers see; set the feedback of the group to none.
					""")
	void saysWhatIsWrongWithTheScoringOfATest(@Nullable BigDecimal points, @Nullable String group,
			@Nullable String feedback, @Nullable Boolean hidden, String message) {
		ofTest(points, group, feedback, hidden);
		assertThat(violations.sentence()).isEqualTo(message);
	}

	private StatedScoring ofTest(@Nullable BigDecimal points, @Nullable String group, @Nullable String feedback,
			@Nullable Boolean hidden) {
		Scoring groups = new Scoring(List.of(new TestGroup("a", null, Rule.SUM, List.of(), Feedback.FULL),
				new TestGroup("secret", null, Rule.SUM, List.of(), Feedback.NONE)), StopAt.NEVER);
		return new ScoringCheck(violations).check(points, group, feedback, hidden, null, groups);
	}

	private QuestionScoring check(String sent) {
		return new ScoringCheck(violations).check(JSON.readValue(sent, NewScoring.class));
	}

}
