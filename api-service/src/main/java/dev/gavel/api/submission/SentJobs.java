package dev.gavel.api.submission;

import org.jspecify.annotations.Nullable;

/**
 * The open judgements whose jobs Kafka has or is about to get.
 *
 * @param lowestTurn null when there are none
 */
record SentJobs(long count, @Nullable Long lowestTurn) {
}
