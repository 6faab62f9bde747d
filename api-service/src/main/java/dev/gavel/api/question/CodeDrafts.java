package dev.gavel.api.question;

import dev.gavel.api.platform.request.Violations;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.ComparisonSpec.Authored;
import dev.gavel.message.Prelude;
import dev.gavel.message.QuestionKind;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads the checkers and interactors of questions that need not be complete. */
@Component
public class CodeDrafts {

	private final QuestionCheck check;

	CodeDrafts(QuestionCheck check) {
		this.check = check;
	}

	/**
	 * @param violations receives the mistakes
	 * @throws dev.gavel.api.platform.request.Problem when there are any
	 */
	public TriedCode read(NewQuestion draft, Violations violations) {
		Optional<QuestionKind> kind = check.kind(violations, draft);
		RunSettings settings = check.settings(violations, draft);
		ComparisonSpec comparison = check.comparison(violations, draft, kind, settings);
		Prelude prelude = new CodeCheck(violations).prelude(draft.prelude());
		violations.require(comparison instanceof Authored || !violations.errors().isEmpty(), "comparison.kind",
				"expected checker or interactor");
		violations.throwIfAny();
		return new TriedCode(kind.orElseThrow(), (Authored) comparison, prelude, settings);
	}

}
