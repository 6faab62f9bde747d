package dev.gavel.api.compat.judge0;

import dev.gavel.api.waiting.LargeAnswer;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Fields of a submission with their values, as answered. */
final class ShownFields extends LinkedHashMap<String, @Nullable Object> implements LargeAnswer {

	@Override
	public long characters() {
		return values().stream().mapToLong((value) -> (value instanceof String text) ? text.length() : 0).sum();
	}

}
