package dev.gavel.api.submission;

import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is told of what a client waits for.
 *
 * @param status how it stands, without its tests; given it and its place in the queue
 * @param whole all that can be told
 */
record Told(BiFunction<ListedSubmission, @Nullable Integer, Awaited> status, Function<UUID, Awaited> whole) {
}
