package dev.gavel.api.question;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.api.question.comparison.ComparisonView;
import dev.gavel.api.question.kind.Metadata;
import dev.gavel.api.question.kind.classes.ClassView;
import dev.gavel.api.question.kind.function.FunctionView;
import dev.gavel.api.question.kind.functions.FunctionsView;
import dev.gavel.api.question.kind.program.ProgramView;
import dev.gavel.api.question.rules.RuleText;
import dev.gavel.api.question.scoring.ScoringView;
import dev.gavel.message.Prelude;
import dev.gavel.rule.Rule;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * A question as answered.
 *
 * @param environment of all its submissions; null when they may choose
 * @param prelude leetcode, or the lines that run before a program; omitted for the
 * default, typing
 * @param starterCode what a solution begins with; omitted when it is the signature
 * @param rules what the source of a program must contain, or must not; omitted when there
 * are none
 * @param scoring omitted when nothing is said about it
 * @param state draft, published or archived
 */
public record QuestionView(long id, String title, String description, String type,
		@Schema(implementation = Answered.class) Metadata metadata, long timeLimitMs, long memoryLimitMb,
		@Nullable String environment, ComparisonView comparison,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String prelude,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String starterCode,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Rule> rules,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ScoringView scoring, String state, Instant createdAt) {

	private static final String INTERACTIVE_STUB = """
			# Talk with the interactor: print with flush=True,
			# and read its answer with input().
			""";

	/** Describes the metadata to readers of the interface's document. */
	@Schema(name = "Metadata", oneOf = { FunctionView.class, FunctionsView.class, ClassView.class, ProgramView.class })
	private interface Answered {

	}

	/** Returns what solvers see. */
	public static QuestionView of(Question question) {
		return of(question, ComparisonView.of(question.comparison()));
	}

	/** Returns what authors see. */
	public static QuestionView whole(Question question) {
		return of(question, ComparisonView.whole(question.comparison()));
	}

	private static QuestionView of(Question question, ComparisonView comparison) {
		return new QuestionView(question.id(), question.title(), question.description(),
				question.difficulty().toString(), Kinds.metadata(question.kind()), question.limits().cpuTimeMillis(),
				DataSize.ofBytes(question.limits().memoryBytes()).toMegabytes(), question.environment(), comparison,
				text(question.prelude()), question.starterCode(), question.rules(), ScoringView.of(question.scoring()),
				question.state().text(), question.createdAt());
	}

	private static @Nullable String text(@Nullable Prelude prelude) {
		return (prelude != null) ? prelude.text() : null;
	}

	/** Returns what a solution begins with. */
	public String stub() {
		return (starterCode != null) ? starterCode : stub(metadata, comparison.isByInteractor());
	}

	/** Returns what a solution begins with where the author has no starter code. */
	public static String stub(Metadata metadata, boolean interactive) {
		return interactive ? INTERACTIVE_STUB : metadata.stub();
	}

	/** Returns the rules in words. */
	public List<RuleText> ruleTexts() {
		return rules.stream().map(RuleText::of).toList();
	}

	/** Returns the author's own lines that run before a program, if there are any. */
	public @Nullable String preludeLines() {
		return (prelude != null && new Prelude(prelude).hasOwnLines()) ? prelude : null;
	}

}
