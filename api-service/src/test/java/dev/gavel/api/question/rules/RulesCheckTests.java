package dev.gavel.api.question.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gavel.api.platform.request.Violations;
import dev.gavel.message.QuestionKind;
import dev.gavel.rule.Construct;
import dev.gavel.rule.Rule;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class RulesCheckTests {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final QuestionKind FUNCTION = new QuestionKind.Function(signature("fib"));

	private static final QuestionKind CLASS = new QuestionKind.PythonClass(signature("Stack"), List.of());

	private final Violations violations = new Violations();

	@Test
	void takesARuleAsItIsStored() {
		assertThat(check("""
				[{"forbid": " call ", "name": ".sort", "message": " "}, {"require": "loop", "name": "", "in": "fib"}]
				""", FUNCTION)).containsExactly(new Rule(Construct.CALL, null, ".sort", null, null),
				new Rule(null, Construct.LOOP, null, "fib", null));
		assertThat(violations.errors()).isEmpty();
	}

	@Test
	void spellsNamesAsPythonDoes() {
		assertThat(check("[{\"forbid\": \"name\", \"name\": \"ﬁnd\"}]", FUNCTION))
			.containsExactly(new Rule(Construct.NAME, null, "find", null, null));
	}

	@Test
	void takesNoRules() {
		assertThat(new RulesCheck(violations, Optional.empty()).check(null)).isEmpty();
		assertThat(check("[]", FUNCTION)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"null|rules[0]: expected an object such as {\"forbid\": \"call\", \"name\": \"sorted\"}, got null.",
			"{}|rules[0]: expected either forbid or require, got neither.",
			"{'forbid':'loop','require':'loop'}|rules[0]: expected either forbid or require, got both.",
			"{'forbid':'lop'}|rules[0].forbid: expected name, import, call, loop, comprehension, recursion or class, got 'lop', did you mean 'loop'?",
			"{'require':'sorted'}|rules[0].require: expected name, import, call, loop, comprehension, recursion or class, got 'sorted'.",
			"{'forbid':'call'}|rules[0].name: is missing, expected a name such as sorted, math.factorial or, for a method of any object, .sort.",
			"{'forbid':'call','name':'sorted()'}|rules[0].name: expected a name such as sorted, math.factorial or, for a method of any object, .sort, got 'sorted()'.",
			"{'forbid':'name','name':'.a.b'}|rules[0].name: expected a name such as sorted, math.factorial or, for a method of any object, .sort, got '.a.b'.",
			"{'forbid':'name','name':'class'}|rules[0].name: expected a name such as sorted, math.factorial or, for a method of any object, .sort, got 'class'.",
			"{'forbid':'import','name':'.numpy'}|rules[0].name: expected a module such as numpy or os.path, got '.numpy'.",
			"{'forbid':'import','name':'numpy.*'}|rules[0].name: expected a module such as numpy or os.path, got 'numpy.*'.",
			"{'forbid':'loop','name':'until'}|rules[0].name: expected for, while or no name, got 'until'.",
			"{'forbid':'recursion','name':'fib'}|rules[0].name: expected no name for recursion; use \"in\" to say where, got 'fib'.",
			"{'forbid':'class','name':'a.B'}|rules[0].name: expected the name of a class, or no name for any class, got 'a.B'.",
			"{'forbid':'loop','in':'fib()'}|rules[0].in: expected a function or class such as fib or Solution.fib, got 'fib()'." })
	void namesTheMistakeInARule(String rule, String message) {
		check("[%s]".formatted(rule.replace('\'', '"')), FUNCTION);
		assertThat(violations.sentence()).isEqualTo(message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = {
			"{'forbid':'loop'}|{'require':'loop','name':'while','in':'fib'}|rules[1]: contradicts rule 1: no program can follow both.",
			"{'require':'import','name':'os.path'}|{'forbid':'import','name':'os'}|rules[1]: contradicts rule 1: no program can follow both.",
			"{'forbid':'call','name':'sorted'}|{'forbid':'call','name':'sorted'}|rules[1]: repeats rule 1.",
			"{'forbid':'loop'}|{'forbid':'name','name':'fib'}|rules[1]: forbids fib, which the question asks programs to define." })
	void namesRulesThatDoNotGoTogether(String one, String other, String message) {
		check("[%s,%s]".formatted(one, other).replace('\'', '"'), FUNCTION);
		assertThat(violations.sentence()).isEqualTo(message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "{'forbid':'loop','in':'fib'}|{'require':'loop'}",
					"{'forbid':'loop','name':'for'}|{'require':'loop'}",
					"{'forbid':'import','name':'os.path'}|{'require':'import','name':'os'}",
					"{'forbid':'import','name':'os'}|{'require':'import','name':'osx'}",
					"{'forbid':'class'}|{'require':'recursion'}",
					"{'forbid':'name','name':'fib','in':'help'}|{'forbid':'loop'}" })
	void takesRulesThatAProgramCanKeep(String one, String other) {
		assertThat(check("[%s,%s]".formatted(one, other).replace('\'', '"'), FUNCTION)).hasSize(2);
		assertThat(violations.errors()).isEmpty();
	}

	@Test
	void refusesToForbidTheClassThatIsAskedFor() {
		check("[{\"forbid\": \"class\"}, {\"forbid\": \"class\", \"name\": \"Node\"}]", CLASS);
		assertThat(violations.sentence())
			.isEqualTo("rules[0]: forbids Stack, which the question asks programs to define.");
	}

	@Test
	void refusesTooManyRulesAndTooLongOnes() {
		new RulesCheck(violations, Optional.of(FUNCTION)).check(Collections.nCopies(51, null));
		assertThat(violations.sentence()).isEqualTo("rules: expected at most 50 rules, got 51.");
		check("[{\"forbid\": \"call\", \"name\": \"%s\", \"message\": \"%s\"}]".formatted("a".repeat(101),
				"b".repeat(201)), FUNCTION);
		assertThat(violations.errors()).extracting((error) -> error.field())
			.containsExactly("rules", "rules[0].name", "rules[0].message");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', value = { "NAME|eval||Your code must not use the name eval.",
			"IMPORT|numpy||Your code must not import numpy.",
			"CALL|.sort|fib|Your code must not call the method sort in fib.",
			"LOOP||fib|Your code must not use loops in fib.", "LOOP|while||Your code must not use while loops.",
			"COMPREHENSION|||Your code must not use comprehensions.", "RECURSION|||Your code must not use recursion.",
			"CLASS|||Your code must not define classes.", "CLASS|Node||Your code must not define a class Node." })
	void tellsSolversWhatIsForbidden(Construct construct, String name, String scope, String sentence) {
		assertThat(RuleText.of(new Rule(construct, null, name, scope, null)).sentence()).isEqualTo(sentence);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			value = { "IMPORT|math|Your code must import math.", "LOOP||Your code must use a loop.",
					"LOOP|for|Your code must use a for loop.", "COMPREHENSION||Your code must use a comprehension.",
					"RECURSION||Your code must use recursion.", "CLASS||Your code must define a class." })
	void tellsSolversWhatIsRequired(Construct construct, String name, String sentence) {
		assertThat(RuleText.of(new Rule(null, construct, name, null, null)).sentence()).isEqualTo(sentence);
	}

	private List<Rule> check(String json, QuestionKind kind) {
		return new RulesCheck(violations, Optional.of(kind)).check(JSON.readValue(json, new TypeReference<>() {
		}));
	}

	private static Signature signature(String name) {
		return new Signature(name, List.of(), ValueType.parse("None"));
	}

}
