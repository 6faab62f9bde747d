package dev.gavel.api.question;

import dev.gavel.api.platform.request.Violations;
import dev.gavel.message.ComparisonSpec.Checker;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.QuestionKind;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads the checkers of questions that need not be complete. */
@Component
public class CheckerDrafts {

	private final QuestionCheck check;

	CheckerDrafts(QuestionCheck check) {
		this.check = check;
	}

	/**
	 * @param violations receives the mistakes
	 * @throws dev.gavel.api.platform.request.Problem when there are any
	 */
	public TriedChecker read(NewQuestion draft, Violations violations) {
		Optional<QuestionKind> kind = check.kind(violations, draft);
		ComparisonSpec comparison = check.comparison(violations, draft, kind);
		violations.require(comparison instanceof Checker || !violations.errors().isEmpty(), "comparison.kind",
				"expected checker");
		violations.throwIfAny();
		return new TriedChecker(kind.orElseThrow(), (Checker) comparison);
	}

}
