package dev.gavel.worker.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.ComparisonSpec.Checker;
import dev.gavel.message.ComparisonSpec.Order;
import dev.gavel.message.ComparisonSpec.Text;
import dev.gavel.message.ComparisonSpec.Typed;
import dev.gavel.message.Verdict;
import dev.gavel.signature.ValueType.Scalar;
import dev.gavel.worker.judging.CorpusProgram.DeclaredTest;
import dev.gavel.worker.judging.CorpusProgram.Expectation;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The corpus has questions of every combination of kind, comparison and answer that makes
 * sense.
 */
class CorpusQuestionTests {

	private static final Set<String> COMBINATIONS = Set.of("typed-returned", "typed-in-place", "typed-any-returned",
			"typed-any-in-place", "typed-any-deep-returned", "typed-any-deep-in-place", "tolerance-returned",
			"tolerance-in-place", "outputs-returned", "outputs-in-place", "text-exact", "text-lines", "text-tokens",
			"text-outputs", "raises", "nothing", "checker-returned", "checker-in-place", "checker-outputs",
			"checker-pattern", "class-typed", "class-typed-any", "class-typed-any-deep", "class-tolerance",
			"class-text", "class-outputs", "class-raises", "class-checker", "functions", "program-text",
			"program-outputs", "program-checker", "program-statements");

	@Test
	void hasThreeQuestionsOfEachCombination() {
		Map<String, Long> questions = CorpusQuestion.all()
			.collect(Collectors.groupingBy(CorpusQuestion::combination, Collectors.counting()));
		assertThat(questions.keySet()).isEqualTo(COMBINATIONS);
		assertThat(questions).allSatisfy((combination, count) -> assertThat(count).isGreaterThanOrEqualTo(3));
	}

	@Test
	void hasARightAWrongAndAHostileProgramForEachQuestion() {
		assertThat(CorpusQuestion.all()).allSatisfy((question) -> {
			Map<String, List<Verdict>> verdicts = question.programs()
				.collect(Collectors.toMap((program) -> program.name().replaceFirst(".*/", ""),
						(program) -> program.expectation().verdict()));
			assertThat(verdicts.keySet()).contains("right", "wrong", "hostile");
			assertThat(verdicts.remove("right")).containsExactly(Verdict.ACCEPTED);
			assertThat(verdicts.values()).allSatisfy((others) -> assertThat(others).doesNotContain(Verdict.ACCEPTED));
		});
	}

	@Test
	void hasEachQuestionInTheFileOfItsCombination() {
		assertThat(CorpusQuestion.all()).allSatisfy((question) -> assertThat(question.combination())
			.isEqualTo(combination(question.programs().findFirst().orElseThrow().expectation())));
	}

	private static String combination(Expectation question) {
		if (question.signature().isProgram()) {
			return "program-" + ofProgram(question);
		}
		if (question.signature().functions() != null) {
			return "functions";
		}
		return (question.signature().methods() != null) ? "class-" + ofClass(question) : ofFunction(question);
	}

	private static String ofProgram(Expectation question) {
		if (hasAny(question, DeclaredTest::statements)) {
			return "statements";
		}
		return (question.comparison() instanceof Checker) ? "checker"
				: hasAny(question, DeclaredTest::outputs) ? "outputs" : "text";
	}

	private static String ofClass(Expectation question) {
		ComparisonSpec comparison = comparison(question);
		if (hasAny(question, DeclaredTest::raises)) {
			return "raises";
		}
		if (comparison instanceof Checker) {
			return "checker";
		}
		return hasAny(question, DeclaredTest::outputs) ? "outputs"
				: (comparison instanceof Typed typed) ? typed(typed) : "text";
	}

	private static String ofFunction(Expectation question) {
		boolean inPlace = question.signature().answer() != null;
		if (!inPlace && question.signature().returnType().equals(Scalar.NONE.toString())) {
			return "nothing";
		}
		ComparisonSpec comparison = comparison(question);
		String answer = inPlace ? "in-place" : "returned";
		boolean several = hasAny(question, DeclaredTest::outputs);
		if (comparison instanceof Checker) {
			return "checker-"
					+ (hasAny(question, DeclaredTest::raisesMessage) ? "pattern" : several ? "outputs" : answer);
		}
		if (hasAny(question, DeclaredTest::raises)) {
			return "raises";
		}
		if (comparison instanceof Text text) {
			return several ? "text-outputs" : "text-" + text.match().text();
		}
		return (several ? "outputs" : typed((Typed) comparison)) + "-" + answer;
	}

	private static ComparisonSpec comparison(Expectation question) {
		return Objects.requireNonNullElse(question.comparison(), ComparisonSpec.DEFAULT);
	}

	private static boolean hasAny(Expectation question, Function<DeclaredTest, Object> part) {
		return question.tests().stream().anyMatch((test) -> part.apply(test) != null);
	}

	private static String typed(Typed comparison) {
		if (comparison.order() != Order.STRICT) {
			return "typed-" + comparison.order().text().replace('_', '-');
		}
		return comparison.equals(ComparisonSpec.DEFAULT) ? "typed" : "tolerance";
	}

}
