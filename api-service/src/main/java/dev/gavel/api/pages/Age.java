package dev.gavel.api.pages;

import java.time.Duration;
import java.time.Instant;

/** How old the submissions of a list may be. */
enum Age {

	HOUR(Duration.ofHours(1)), DAY(Duration.ofDays(1)), WEEK(Duration.ofDays(7));

	private final Duration most;

	Age(Duration most) {
		this.most = most;
	}

	Instant before(Instant now) {
		return now.minus(most);
	}

}
