package dev.gavel.api.question;

import dev.gavel.api.question.scoring.QuestionScoring;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.Prelude;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.SuiteHead;
import dev.gavel.rule.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a question says about judging, once it is valid.
 *
 * @param settings of the programs
 */
public record CheckedRun(QuestionKind kind, RunSettings settings, ComparisonSpec comparison, @Nullable Prelude prelude,
		List<Rule> rules, QuestionScoring scoring) {

	/** Returns what all tests have in common. */
	public SuiteHead head() {
		return new SuiteHead(kind, comparison, prelude, rules, scoring.tests());
	}

}
