package dev.gavel.api.question.access;

import dev.gavel.api.access.QuestionAccess;
import dev.gavel.api.access.QuestionRights;
import dev.gavel.api.question.Question;

/** A question that a caller may know of. */
public record SeenQuestion(Question question, QuestionAccess access, QuestionRights rights) {
}
