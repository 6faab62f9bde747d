package dev.gavel.api.submission;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Test cases whose missing outputs a program is to say, as sent.
 *
 * @param lines test cases as JSON, one a line
 * @param trial whose outputs belong to the first lines that lack one; left out at first
 */
public record LinesToFill(@Nullable String code, @Nullable String lines, @Nullable UUID trial) {
}
