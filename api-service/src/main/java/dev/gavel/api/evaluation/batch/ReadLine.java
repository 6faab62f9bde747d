package dev.gavel.api.evaluation.batch;

import dev.gavel.api.evaluation.CheckedBulk;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A line that was read and can be stored.
 *
 * @param key what tells it from the other lines of its batch: a hash
 * @param customId null when it has none that can be read
 * @param bytes of its text
 * @param evaluation null when it cannot be judged
 * @param problem why it cannot be judged, as JSON; null when it can
 */
record ReadLine(ByteBuffer key, @Nullable String customId, int bytes, @Nullable CheckedBulk evaluation,
		@Nullable String problem) {
}
