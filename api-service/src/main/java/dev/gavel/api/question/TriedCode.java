package dev.gavel.api.question;

import dev.gavel.message.ComparisonSpec;
import dev.gavel.message.Prelude;
import dev.gavel.message.QuestionKind;
import org.jspecify.annotations.Nullable;

/**
 * A checker or an interactor that is tried, with what its question says about programs.
 *
 * @param code a checker or an interactor
 * @param settings of the programs
 */
public record TriedCode(QuestionKind kind, ComparisonSpec.Authored code, @Nullable Prelude prelude,
		RunSettings settings) {
}
