package dev.gavel.api.question.access;

import dev.gavel.api.question.AudienceEntry;

/** One entry of a question's audience. */
record QuestionAudience(long questionId, AudienceEntry entry) {
}
