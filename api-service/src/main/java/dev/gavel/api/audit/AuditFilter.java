package dev.gavel.api.audit;

import dev.gavel.api.platform.request.Address;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Criteria that select entries; an entry must meet all that are given.
 *
 * @param thing its kind and id, such as {@code question 5}
 * @param since the earliest time
 * @param until the time before which it happened
 */
record AuditFilter(@Nullable Long accountId, @Nullable Action action, @Nullable String thing, @Nullable Instant since,
		@Nullable Instant until) {

	public boolean isEmpty() {
		return values().isEmpty();
	}

	Address address() {
		return new Address("/audit").with("account_id", accountId)
			.with("action", action)
			.with("thing", thing)
			.with("since", since)
			.with("until", until);
	}

	/** Returns the conditions in SQL, with the names of {@link #values()}. */
	String conditions() {
		StringJoiner conditions = new StringJoiner(" and ").setEmptyValue("true");
		values().keySet().forEach((name) -> conditions.add(switch (name) {
			case "since" -> "happened_at >= :since";
			case "until" -> "happened_at < :until";
			default -> name + " = :" + name;
		}));
		return conditions.toString();
	}

	Map<String, Object> values() {
		Map<String, Object> values = new LinkedHashMap<>();
		put(values, "account_id", accountId);
		put(values, "action", (action != null) ? action.name() : null);
		put(values, "thing", (thing == null || thing.isBlank()) ? null : thing.strip());
		put(values, "since", since);
		put(values, "until", until);
		return values;
	}

	private static void put(Map<String, Object> values, String name, @Nullable Object value) {
		if (value != null) {
			values.put(name, value);
		}
	}

}
