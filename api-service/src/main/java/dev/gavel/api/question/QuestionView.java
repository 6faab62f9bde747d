package dev.gavel.api.question;

import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * A question as answered.
 *
 * @param environment of all its submissions; null when they may choose
 */
public record QuestionView(long id, String title, String description, String type, Metadata metadata, long timeLimitMs,
		long memoryLimitMb, String isolation, @Nullable String environment, ComparisonView comparison,
		Instant createdAt) {

	public static QuestionView of(Question question) {
		return new QuestionView(question.id(), question.title(), question.description(),
				question.difficulty().toString(), Metadata.of(question.signature()), question.limits().cpuTimeMillis(),
				DataSize.ofBytes(question.limits().memoryBytes()).toMegabytes(),
				question.isolation().name().toLowerCase(Locale.ROOT), question.environment(),
				ComparisonView.of(question.comparison()), question.createdAt());
	}

	public record Metadata(String functionName, String returnType, List<Variable> variables) {

		public static Metadata of(Signature signature) {
			return new Metadata(signature.functionName(), signature.returnType().toString(),
					signature.parameters().stream().map(Variable::of).toList());
		}

	}

	public record Variable(String name, String type) {

		static Variable of(Parameter parameter) {
			return new Variable(parameter.name(), parameter.type().toString());
		}

	}

}
