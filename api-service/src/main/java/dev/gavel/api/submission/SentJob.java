package dev.gavel.api.submission;

import java.util.UUID;

/** What came of sending the job of an attempt. */
public record SentJob(UUID judgementId, int attempt, Sending outcome) {
}
