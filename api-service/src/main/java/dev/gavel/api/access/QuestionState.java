package dev.gavel.api.access;

import java.util.Locale;

/** Whether solvers see a question. */
public enum QuestionState {

	/** Only its authors see it. */
	DRAFT,

	/** Its audience sees it. */
	PUBLISHED,

	/** No longer listed or solved; its submissions stay. */
	ARCHIVED;

	/** Returns its name as clients write it. */
	public String text() {
		return name().toLowerCase(Locale.ROOT);
	}

}
