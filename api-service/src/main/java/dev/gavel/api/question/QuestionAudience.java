package dev.gavel.api.question;

/** One entry of a question's audience. */
record QuestionAudience(long questionId, AudienceEntry entry) {
}
