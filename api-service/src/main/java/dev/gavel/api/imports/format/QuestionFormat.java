package dev.gavel.api.imports.format;

import java.io.IOException;

/**
 * A format in which questions are brought. Each is a bean; beans that come first in
 * Spring's order are asked first.
 *
 * <p>
 * Files are hostile. A format keeps one question in memory at a time, and reads files
 * only through {@link ImportedFile}, which bounds them. It runs none of what they
 * contain.
 */
public interface QuestionFormat {

	/** Returns its name for people, such as {@code HumanEval}. */
	String name();

	/**
	 * Whether these files are of this format, by their names and the beginnings of a few
	 * of them. Broken files may be: reading them says what is wrong.
	 */
	boolean recognises(ImportedFiles files) throws IOException;

	/**
	 * Reads all questions, one after the other, in the order of the files. Files may be
	 * read twice, for a dry run and for the import, and must give the same both times.
	 * @throws UnreadableFileException when nothing can be read from there on
	 */
	void read(ImportedFiles files, Findings findings) throws IOException;

}
