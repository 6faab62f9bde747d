package dev.gavel.api.compat.judge0;

import dev.gavel.api.compat.run.ProgramToRun;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A submission that can be taken.
 *
 * @param expected what it should print; null when that does not matter
 * @param callback who is told of its end, if anybody
 */
record CheckedSubmission(ProgramToRun program, @Nullable String expected, @Nullable URI callback) {
}
