package dev.gavel.api.evaluation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Test cases whose missing outputs a program computes.
 *
 * @param lines test cases as JSON, one per line
 * @param evaluation whose outputs belong to the first lines that lack one; omitted in the
 * first request
 */
public record LinesToFill(@Nullable String code, @Nullable String lines,
		@JsonProperty("trial") @Nullable UUID evaluation) {
}
