package dev.gavel.api.access;

/** Whether solvers see a question. */
public enum QuestionState {

	/** Only its authors see it. */
	DRAFT,

	/** Its audience sees it. */
	PUBLISHED,

	/** No longer listed or solved; its submissions stay. */
	ARCHIVED

}
