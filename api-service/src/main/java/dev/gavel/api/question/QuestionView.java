package dev.gavel.api.question;

import dev.gavel.api.question.comparison.ComparisonView;
import dev.gavel.api.question.kind.Metadata;
import dev.gavel.api.question.kind.function.FunctionView;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * A question as answered.
 *
 * @param environment of all its submissions; null when they may choose
 * @param state draft, published or archived
 */
public record QuestionView(long id, String title, String description, String type,
		@Schema(implementation = FunctionView.class) Metadata metadata, long timeLimitMs, long memoryLimitMb,
		String isolation, @Nullable String environment, ComparisonView comparison, String state, Instant createdAt) {

	public static QuestionView of(Question question) {
		return new QuestionView(question.id(), question.title(), question.description(),
				question.difficulty().toString(), Kinds.metadata(question.kind()), question.limits().cpuTimeMillis(),
				DataSize.ofBytes(question.limits().memoryBytes()).toMegabytes(),
				question.isolation().name().toLowerCase(Locale.ROOT), question.environment(),
				ComparisonView.of(question.comparison()), question.state().text(), question.createdAt());
	}

}
