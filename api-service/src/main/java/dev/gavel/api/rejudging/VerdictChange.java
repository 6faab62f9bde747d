package dev.gavel.api.rejudging;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.gavel.message.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * How many submissions went from one final verdict to another, or to the same.
 *
 * @param from null when the judgement before had none, because it was cancelled
 * @param rescored how many of them have another score; omitted when none has
 */
record VerdictChange(@Nullable Verdict from, Verdict to, long submissions,
		@JsonInclude(Include.NON_DEFAULT) long rescored) {
}
