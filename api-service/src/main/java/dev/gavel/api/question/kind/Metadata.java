package dev.gavel.api.question.kind;

import java.util.List;
import org.springframework.util.MultiValueMap;

/**
 * The metadata of a question as answered: what a program must be. Pages ask it for what
 * they show of the kind.
 */
public interface Metadata {

	/** Returns the template whose fragments pages show. */
	String template();

	/** Returns a line that says what a program must be. */
	String declaration();

	/** Returns what a solution begins with. */
	String stub();

	/** Returns the values of a test's input. */
	List<Variable> inputs();

	/** Returns the type of a test's output, for people. */
	String outputType();

	/** Returns what a line of a test case looks like, for those who write one. */
	String lineExample();

	/** Returns hints for the author about likely mistakes. */
	List<String> warnings();

	/** Returns what a question's form is filled with. */
	MultiValueMap<String, String> fields();

}
