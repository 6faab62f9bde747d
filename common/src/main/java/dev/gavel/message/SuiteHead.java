package dev.gavel.message;

import dev.gavel.rule.Rule;
import dev.gavel.run.Limits;
import dev.gavel.signature.Signature;
import dev.gavel.scoring.Scoring;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What all tests of a suite have in common: the first line of the suite.
 *
 * @param prelude null when nothing runs before a program
 * @param rules that a program must keep to be run
 */
public record SuiteHead(QuestionKind kind, ComparisonSpec comparison, @Nullable Prelude prelude, List<Rule> rules,
		Scoring scoring) {

	public SuiteHead {
		rules = List.copyOf(rules);
		scoring = Objects.requireNonNullElse(scoring, Scoring.NONE);
	}

	/** Creates the head of a suite whose tests are scored one by one. */
	public SuiteHead(QuestionKind kind, ComparisonSpec comparison, @Nullable Prelude prelude, List<Rule> rules) {
		this(kind, comparison, prelude, rules, Scoring.NONE);
	}

	/** Creates the head of a suite without rules. */
	public SuiteHead(QuestionKind kind, ComparisonSpec comparison, @Nullable Prelude prelude) {
		this(kind, comparison, prelude, List.of());
	}

	/** Creates the head of a suite without a prelude. */
	public SuiteHead(QuestionKind kind, ComparisonSpec comparison) {
		this(kind, comparison, null);
	}

	/** Creates the head for a function, with the default comparison. */
	public SuiteHead(Signature signature) {
		this(new QuestionKind.Function(signature), ComparisonSpec.DEFAULT);
	}

	/**
	 * Returns the head of a suite on which a checker is tried. Its tests expect nothing.
	 */
	public static SuiteHead ofChecker() {
		return new SuiteHead(new QuestionKind.Checker(), ComparisonSpec.DEFAULT);
	}

	/** Returns the same without scoring. */
	public SuiteHead unscored() {
		return new SuiteHead(kind, comparison, prelude, rules);
	}

	/** Returns the head of a suite with the same tests, all of which run. */
	public SuiteHead runningAll() {
		return new SuiteHead(kind, comparison, prelude, rules, scoring.runningAll());
	}

	/** Returns the head of a suite with the same tests, but no rules. */
	public SuiteHead withoutRules() {
		return new SuiteHead(kind, comparison, prelude, List.of(), scoring);
	}

	/** Returns the head of a suite without tests, for which an interactor is loaded. */
	public static SuiteHead ofInteractor(String environment, Limits limits) {
		return new SuiteHead(new QuestionKind.Checker(), new ComparisonSpec.Interactor("", environment, limits));
	}

	/** Returns the environment of the checker or interactor, or null without one. */
	public @Nullable String checkerEnvironment() {
		return (comparison instanceof ComparisonSpec.Authored code) ? code.environment() : null;
	}

}
