package dev.gavel.api.question;

import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.comparison.ComparisonCheck;
import dev.gavel.api.question.kind.NewMetadata;
import dev.gavel.api.question.kind.TestFormat;
import dev.gavel.api.question.rules.RulesCheck;
import dev.gavel.api.question.scoring.QuestionScoring;
import dev.gavel.api.question.scoring.ScoringCheck;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.Prelude;
import dev.gavel.message.QuestionKind;
import dev.gavel.rule.Rule;
import dev.gavel.signature.ValueType;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a question as sent, and collects all violations. */
@Component
class QuestionCheck {

	private static final int MAX_TITLE_LENGTH = 200;

	private static final int MAX_DESCRIPTION_LENGTH = 100_000;

	private final RunSettingsCheck settings;

	QuestionCheck(RunSettingsCheck settings) {
		this.settings = settings;
	}

	CheckedQuestion check(NewQuestion request) {
		Violations violations = new Violations();
		PlainText.check(violations, "title", request.title(), MAX_TITLE_LENGTH);
		PlainText.check(violations, "description", request.description(), MAX_DESCRIPTION_LENGTH);
		Optional<Difficulty> difficulty = difficulty(violations, request.type());
		String starterCode = new CodeCheck(violations).starterCode(request.starterCode());
		CheckedRun run = run(violations, request);
		return new CheckedQuestion(request.title().strip(), request.description(), difficulty.orElseThrow(), run,
				starterCode);
	}

	/**
	 * Reads what is said about judging.
	 * @throws dev.gavel.api.platform.request.Problem when there are violations, earlier
	 * ones too
	 */
	CheckedRun run(Violations violations, NewQuestion request) {
		Optional<QuestionKind> kind = kind(violations, request);
		RunSettings checkedSettings = settings(violations, request);
		ComparisonSpec comparison = comparison(violations, request, kind, checkedSettings);
		Prelude prelude = new CodeCheck(violations).prelude(request.prelude());
		List<Rule> rules = new RulesCheck(violations, kind).check(request.rules());
		QuestionScoring scoring = new ScoringCheck(violations).check(request.scoring());
		violations.throwIfAny();
		return new CheckedRun(kind.orElseThrow(), checkedSettings, comparison, prelude, rules, scoring);
	}

	RunSettings settings(Violations violations, NewQuestion request) {
		return settings.check(violations, request.timeLimitMs(), request.memoryLimitMb(), request.environment());
	}

	ComparisonSpec comparison(Violations violations, NewQuestion request, Optional<QuestionKind> kind,
			RunSettings ofPrograms) {
		Optional<TestFormat> tests = kind.map(Kinds::tests);
		Optional<List<ValueType>> types = tests.map((format) -> format.comparedTypes(format.answerType()));
		ComparisonSpec fallback = tests.map(TestFormat::defaultComparison).orElse(ComparisonSpec.DEFAULT);
		ComparisonSpec comparison = new ComparisonCheck(violations, types, fallback, settings::checker)
			.check(request.comparison());
		settings.requireTogether(violations, ofPrograms, comparison);
		return comparison;
	}

	private Optional<Difficulty> difficulty(Violations violations, @Nullable String type) {
		if (type == null || type.isBlank()) {
			violations.add("type", "is missing, expected Easy, Medium or Hard");
			return Optional.empty();
		}
		Optional<Difficulty> difficulty = Difficulty.of(type);
		violations.require(difficulty.isPresent(), "type", "expected Easy, Medium or Hard, got '%s'".formatted(type));
		return difficulty;
	}

	Optional<QuestionKind> kind(Violations violations, NewQuestion request) {
		if (request.metadata() != null && request.metaData() != null) {
			violations.add("meta_data", "duplicates metadata; send only one");
		}
		boolean respelled = request.metadata() == null && request.metaData() != null;
		NewMetadata metadata = respelled ? request.metaData() : request.metadata();
		if (metadata == null) {
			violations.add("metadata", "is missing");
			return Optional.empty();
		}
		return metadata.check(violations, respelled ? "meta_data" : "metadata");
	}

}
