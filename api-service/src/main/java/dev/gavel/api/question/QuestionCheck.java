package dev.gavel.api.question;

import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.platform.settings.LimitsProperties;
import dev.gavel.api.question.comparison.ComparisonCheck;
import dev.gavel.api.question.kind.NewMetadata;
import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.QuestionKind;
import dev.gavel.run.Isolation;
import dev.gavel.run.Limits;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Reads a question as sent, and collects all violations. */
@Component
class QuestionCheck {

	private static final int MAX_TITLE_LENGTH = 200;

	private static final int MAX_DESCRIPTION_LENGTH = 100_000;

	private static final long MIN_TIME_LIMIT_MILLIS = 50;

	private static final long MIN_MEMORY_LIMIT_MEGABYTES = 32;

	private final LimitsProperties limits;

	private final Environments environments;

	QuestionCheck(LimitsProperties limits, Environments environments) {
		this.limits = limits;
		this.environments = environments;
	}

	CheckedQuestion check(NewQuestion request) {
		Violations violations = new Violations();
		PlainText.check(violations, "title", request.title(), MAX_TITLE_LENGTH);
		PlainText.check(violations, "description", request.description(), MAX_DESCRIPTION_LENGTH);
		Optional<Difficulty> difficulty = difficulty(violations, request.type());
		Optional<QuestionKind> kind = kind(violations, request);
		Limits checkedLimits = limits(violations, request);
		Isolation isolation = isolation(violations, request.isolation());
		String environment = environments.check(violations, request.environment());
		ComparisonSpec comparison = new ComparisonCheck(violations).check(request.comparison());
		violations.throwIfAny();
		return new CheckedQuestion(request.title().strip(), request.description(), difficulty.orElseThrow(),
				kind.orElseThrow(), checkedLimits, isolation, environment, comparison);
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

	private Optional<QuestionKind> kind(Violations violations, NewQuestion request) {
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

	private Limits limits(Violations violations, NewQuestion request) {
		long timeMillis = within(violations, "time_limit_ms", request.timeLimitMs(), MIN_TIME_LIMIT_MILLIS,
				limits.maxTimeLimit().toMillis(), limits.defaultTimeLimit().toMillis());
		long megabytes = within(violations, "memory_limit_mb", request.memoryLimitMb(), MIN_MEMORY_LIMIT_MEGABYTES,
				limits.maxMemoryLimit().toMegabytes(), limits.defaultMemoryLimit().toMegabytes());
		return new Limits(timeMillis, DataSize.ofMegabytes(megabytes).toBytes());
	}

	private static Isolation isolation(Violations violations, @Nullable String isolation) {
		if (isolation == null || isolation.isBlank()) {
			return Isolation.TEST;
		}
		Optional<Isolation> known = Arrays.stream(Isolation.values())
			.filter((value) -> value.name().equalsIgnoreCase(isolation.strip()))
			.findFirst();
		violations.require(known.isPresent(), "isolation",
				"expected test or submission, got '%s'".formatted(isolation));
		return known.orElse(Isolation.TEST);
	}

	private static long within(Violations violations, String field, @Nullable Integer value, long min, long max,
			long whenMissing) {
		if (value == null) {
			return whenMissing;
		}
		violations.require(min <= value && value <= max, field, "expected %d to %d, got %d".formatted(min, max, value));
		return value;
	}

}
