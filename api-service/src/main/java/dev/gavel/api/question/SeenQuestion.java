package dev.gavel.api.question;

import dev.gavel.api.access.QuestionAccess;
import dev.gavel.api.access.QuestionRights;

/** A question that a caller may know of. */
public record SeenQuestion(Question question, QuestionAccess access, QuestionRights rights) {
}
