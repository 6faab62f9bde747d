package dev.gavel.api.question.kind;

/** The part of a question's form that says what a program must be. */
public interface MetadataForm {

	/** Returns the template with the fragment {@code question} that shows it. */
	String template();

	NewMetadata toRequest();

}
