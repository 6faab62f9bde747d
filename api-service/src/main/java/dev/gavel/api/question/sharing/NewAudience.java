package dev.gavel.api.question.sharing;

import dev.gavel.api.access.AccountName;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Suggestion;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.AudienceEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who a published question is for.
 *
 * @param audience empty for everyone, always
 */
public record NewAudience(@Nullable List<@Nullable Entry> audience) {

	private static final int MOST = 50;

	/** Has no columns to be stored in, and leaves the others without effect. */
	private static final AudienceEntry EVERYONE_ALWAYS = new AudienceEntry(null, null, null);

	/**
	 * @param group its name; null for everyone
	 * @param opensAt when the question becomes known; null when it is known already
	 * @param closesAt when it takes no more programs; null for never
	 */
	public record Entry(@Nullable String group, @Nullable Instant opensAt, @Nullable Instant closesAt) {
	}

	/**
	 * @param groups the ids of all groups, by their names
	 * @throws Problem naming every invalid field
	 */
	List<AudienceEntry> check(Map<String, Long> groups) {
		if (audience == null) {
			throw Violations.of("audience", "is missing; send an empty list for everyone, always");
		}
		Violations violations = new Violations();
		violations.require(audience.size() <= MOST, "audience",
				"expected at most %d entries, got %d".formatted(MOST, audience.size()));
		List<AudienceEntry> checked = new ArrayList<>();
		for (int i = 0; i < audience.size(); i++) {
			Entry entry = audience.get(i);
			String field = "audience[%d]".formatted(i);
			if (entry == null) {
				violations.add(field, "expected an object, got null");
			}
			else {
				checked.add(check(entry, groups, violations.within(field)));
			}
		}
		violations.throwIfAny();
		return checked.contains(EVERYONE_ALWAYS) ? List.of() : checked;
	}

	private static AudienceEntry check(Entry entry, Map<String, Long> groups, Violations violations) {
		Long groupId = (entry.group() != null) ? groups.get(AccountName.normalized(entry.group())) : null;
		violations.require(entry.group() == null || groupId != null, "group", "there is no group '%s'%s"
			.formatted(entry.group(), Suggestion.didYouMean(String.valueOf(entry.group()), groups.keySet())));
		violations.require(
				entry.opensAt() == null || entry.closesAt() == null || entry.opensAt().isBefore(entry.closesAt()),
				"closes_at", "expected a time after opens_at, %s, got %s".formatted(entry.opensAt(), entry.closesAt()));
		return new AudienceEntry(groupId, entry.opensAt(), entry.closesAt());
	}

}
