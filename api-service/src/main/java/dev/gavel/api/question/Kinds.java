package dev.gavel.api.question;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.question.kind.Metadata;
import dev.gavel.api.question.kind.MetadataForm;
import dev.gavel.api.question.kind.TestFormat;
import dev.gavel.api.question.kind.function.FunctionForm;
import dev.gavel.api.question.kind.function.FunctionFormat;
import dev.gavel.api.question.kind.function.FunctionView;
import dev.gavel.message.QuestionKind;

/** Finds what each kind of question has of its own. */
public final class Kinds {

	private Kinds() {
	}

	public static TestFormat tests(QuestionKind kind) {
		return kind.accept(FunctionFormat::new);
	}

	public static Metadata metadata(QuestionKind kind) {
		return kind.accept(FunctionView::of);
	}

	/** Returns the part of the form that is about the kind. */
	public static MetadataForm form(Form form) {
		return new FunctionForm(form);
	}

}
