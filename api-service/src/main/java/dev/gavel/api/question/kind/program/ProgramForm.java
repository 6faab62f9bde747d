package dev.gavel.api.question.kind.program;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.question.kind.MetadataForm;
import dev.gavel.api.question.kind.NewMetadata;

/** The part of a question's form that is about programs. It has no fields. */
public record ProgramForm(Form form) implements MetadataForm {

	@Override
	public String template() {
		return ProgramView.TEMPLATE;
	}

	@Override
	public NewMetadata toRequest() {
		return new NewProgramKind(null);
	}

}
