package dev.gavel.api.judgement;

import dev.gavel.message.JudgeJob;
import org.jspecify.annotations.Nullable;

/**
 * A job to be sent.
 *
 * @param traceParent the trace that it continues, or null
 */
public record TracedJob(JudgeJob job, @Nullable String traceParent) {
}
