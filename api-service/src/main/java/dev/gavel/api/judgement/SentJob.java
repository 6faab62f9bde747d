package dev.gavel.api.judgement;

import java.util.UUID;

/** What came of sending the job of an attempt. */
public record SentJob(UUID judgementId, int attempt, Sending outcome) {
}
