package dev.gavel.api.rejudging;

import dev.gavel.message.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * How many submissions went from one verdict to another, or to the same.
 *
 * @param from null when the judgement before had none, because it was cancelled
 */
record VerdictChange(@Nullable Verdict from, Verdict to, long submissions) {
}
