package dev.gavel.api.submission;

import java.util.UUID;

/** A judgement was withdrawn. Published inside the transaction that recorded it. */
public record JudgementCancelled(UUID submissionId, UUID judgementId) {
}
