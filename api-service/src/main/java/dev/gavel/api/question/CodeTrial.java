package dev.gavel.api.question;

import dev.gavel.api.access.Caller;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.ComparisonSpec.Checker;
import dev.gavel.message.ComparisonSpec.Interactor;
import dev.gavel.message.Prelude;
import dev.gavel.message.QuestionKind;
import dev.gavel.message.SuiteHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tries the code that an author wrote for a question, before that is stored. */
@Component
public class CodeTrial {

	private final QuestionCheck check;

	private final Environments environments;

	private final CodeRun code;

	private final StoredTests tests;

	CodeTrial(QuestionCheck check, Environments environments, CodeRun code, StoredTests tests) {
		this.check = check;
		this.environments = environments;
		this.code = code;
		this.tests = tests;
	}

	/** Tries the code in the tests of a question that is going to change. */
	public interface StoredTests {

		/**
		 * @param stored the question before the change
		 * @param environment after it; null when programs may choose
		 * @return warnings of code that could not be tried
		 * @throws Problem when any does not compile
		 */
		List<String> before(Question stored, QuestionKind kind, ComparisonSpec comparison, @Nullable String environment,
				Caller caller);

	}

	/**
	 * Not to be called in a transaction.
	 * @param stored the question that the request replaces, if there is one
	 * @return warnings of code that could not be tried
	 * @throws Problem when any fails, or the request has mistakes
	 */
	public List<String> before(NewQuestion request, @Nullable Question stored, Caller caller) {
		CheckedRun checked = check.check(request).run();
		List<String> warnings = new ArrayList<>();
		tryPrelude(checked, stored, caller).ifPresent(warnings::add);
		tryChecker(checked, stored, caller).ifPresent(warnings::add);
		tryInteractor(checked, stored, caller).ifPresent(warnings::add);
		if (stored != null) {
			warnings.addAll(tests.before(stored, checked.kind(), checked.comparison(), checked.settings().environment(),
					caller));
		}
		return warnings;
	}

	private Optional<String> tryPrelude(CheckedRun checked, @Nullable Question stored, Caller caller) {
		Prelude prelude = checked.prelude();
		boolean changed = stored == null || !Objects.equals(prelude, stored.prelude())
				|| !checked.settings().equals(stored.settings()) || !checked.kind().equals(stored.kind());
		if (prelude == null || !prelude.hasOwnLines() || !changed) {
			return Optional.empty();
		}
		SuiteHead head = new SuiteHead(checked.kind(), ComparisonSpec.DEFAULT, prelude);
		return untried("prelude", checked.settings().environment(), CodeCheck.PRELUDE,
				"lines that run without an error", () -> code.runPrelude(head, checked.settings(), caller));
	}

	private Optional<String> tryChecker(CheckedRun checked, @Nullable Question stored, Caller caller) {
		if (!(checked.comparison() instanceof Checker checker) || checker.code().isEmpty()
				|| (stored != null && checker.equals(stored.comparison()))) {
			return Optional.empty();
		}
		return untried("checker", checker.environment(), "comparison.code", "a checker that can be called",
				() -> code.loadChecker(checker, caller));
	}

	private Optional<String> tryInteractor(CheckedRun checked, @Nullable Question stored, Caller caller) {
		if (!(checked.comparison() instanceof Interactor interactor)
				|| (stored != null && interactor.equals(stored.comparison()))) {
			return Optional.empty();
		}
		return untried("interactor", interactor.environment(), "comparison.code", "an interactor that can be called",
				() -> code.loadInteractor(interactor, caller));
	}

	private Optional<String> untried(String what, @Nullable String environment, String field, String expected,
			Trial trial) {
		if (environments.warning(environment).isPresent()) {
			return Optional.of("The %s was not tried: no worker offers its environment.".formatted(what));
		}
		try {
			return trial.run().map((why) -> "The %s was not tried: %s.".formatted(what, why));
		}
		catch (CodeRun.Failed ex) {
			throw Violations.of(field, "expected %s, got %s".formatted(expected, ex.getMessage()));
		}
	}

	/** Runs code and returns why it could not be run, if it could not. */
	private interface Trial {

		Optional<String> run() throws CodeRun.Failed;

	}

}
