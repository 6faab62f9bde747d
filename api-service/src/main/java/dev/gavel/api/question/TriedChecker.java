package dev.gavel.api.question;

import dev.gavel.message.ComparisonSpec.Checker;
import dev.gavel.message.QuestionKind;

/** A checker that is tried, with the kind of the question that it is for. */
public record TriedChecker(QuestionKind kind, Checker checker) {
}
