package dev.gavel.api.rejudging;

import dev.gavel.message.Verdict;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A submission whose verdict has changed.
 *
 * @param from null when the judgement before had none, because it was cancelled
 */
record ChangedSubmission(UUID id, @Nullable Verdict from, Verdict to) {
}
