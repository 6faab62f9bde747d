package dev.gavel.api.dispatch;

import dev.gavel.message.JudgeReport;
import io.micrometer.tracing.Span;

/**
 * A report on its way into the database.
 *
 * @param span ends when it is there
 */
record ReceivedReport(JudgeReport report, Span span) {
}
