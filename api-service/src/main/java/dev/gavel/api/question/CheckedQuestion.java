package dev.gavel.api.question;

import dev.gavel.api.question.scoring.QuestionScoring;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.Prelude;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.SuiteHead;
import dev.gavel.rule.Rule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question as its author sent it, once it is valid. */
record CheckedQuestion(String title, String description, Difficulty difficulty, QuestionKind kind, RunSettings settings,
		ComparisonSpec comparison, @Nullable Prelude prelude, @Nullable String starterCode, List<Rule> rules,
		QuestionScoring scoring) {

	/** Returns what all its tests have in common. */
	SuiteHead head() {
		return new SuiteHead(kind, comparison, prelude, rules, scoring.tests());
	}

}
