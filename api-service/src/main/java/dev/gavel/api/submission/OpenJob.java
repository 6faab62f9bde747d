package dev.gavel.api.submission;

import dev.gavel.message.JudgeJob;

/**
 * The job of an attempt that is not over.
 *
 * @param bulk nobody waits for its verdict
 */
public record OpenJob(JudgeJob job, boolean bulk) {
}
