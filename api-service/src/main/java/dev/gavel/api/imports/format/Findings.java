package dev.gavel.api.imports.format;

/** Takes what a format finds. */
public interface Findings {

	/**
	 * Takes a question. In an import it is stored when this returns; in a dry run, and if
	 * it has mistakes, it is only reported.
	 */
	void question(FoundQuestion question);

	/**
	 * Reports a question that this format cannot take.
	 * @param sourceId as of a {@link FoundQuestion}, or the place in the file if that is
	 * not known, such as {@code line 7}
	 * @param title empty if it is not known
	 * @param reason a sentence for people: what was found, what was expected
	 */
	void refused(String sourceId, String title, String reason);

	/**
	 * Reports something about the upload as a whole, such as files that are left out.
	 * @param sentence for people
	 */
	void note(String sentence);

	/**
	 * Says how much was read so far, in any unit.
	 */
	void progress(long done, long total);

}
