package dev.gavel.api.question.sharing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who a question is for once it is published.
 *
 * @param audience empty for everyone, always
 */
public record AudienceView(List<Entry> audience) {

	/**
	 * @param group its name; null for everyone
	 */
	public record Entry(@Nullable String group, @Nullable Instant opensAt, @Nullable Instant closesAt) {
	}

}
