package dev.gavel.api.question;

import dev.gavel.api.access.QuestionAccess.Availability;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who a published question is for, and when.
 *
 * @param groupId null for everyone
 * @param opensAt null when it has always been open
 * @param closesAt null when it never closes
 */
@Embeddable
public record AudienceEntry(@Nullable Long groupId, @Nullable Instant opensAt, @Nullable Instant closesAt) {

	public boolean isFor(Set<Long> groupIds) {
		return groupId == null || groupIds.contains(groupId);
	}

	public Availability at(Instant now) {
		if (opensAt != null && now.isBefore(opensAt)) {
			return Availability.NONE;
		}
		return (closesAt == null || now.isBefore(closesAt)) ? Availability.OPEN : Availability.CLOSED;
	}

}
