package dev.gavel.api.question;

import dev.gavel.api.platform.request.Form;
import dev.gavel.api.question.kind.Metadata;
import dev.gavel.api.question.kind.MetadataForm;
import dev.gavel.api.question.kind.TestFormat;
import dev.gavel.api.question.kind.classes.ClassForm;
import dev.gavel.api.question.kind.classes.ClassFormat;
import dev.gavel.api.question.kind.classes.ClassView;
import dev.gavel.api.question.kind.function.FunctionForm;
import dev.gavel.api.question.kind.function.FunctionFormat;
import dev.gavel.api.question.kind.function.FunctionView;
import dev.gavel.api.question.kind.functions.FunctionsForm;
import dev.gavel.api.question.kind.functions.FunctionsFormat;
import dev.gavel.api.question.kind.functions.FunctionsView;
import dev.gavel.api.question.kind.program.ProgramForm;
import dev.gavel.api.question.kind.program.ProgramFormat;
import dev.gavel.api.question.kind.program.ProgramView;
import dev.gavel.message.QuestionKind;
import java.util.List;
import java.util.Objects;

/** Finds what each kind of question has of its own. */
public final class Kinds {

	private static final QuestionKind.Visitor<TestFormat> TESTS = new QuestionKind.Visitor<>() {

		@Override
		public TestFormat function(QuestionKind.Function kind) {
			return new FunctionFormat(kind);
		}

		@Override
		public TestFormat functions(QuestionKind.Functions kind) {
			return new FunctionsFormat(kind);
		}

		@Override
		public TestFormat pythonClass(QuestionKind.PythonClass kind) {
			return new ClassFormat(kind);
		}

		@Override
		public TestFormat program(QuestionKind.Program kind) {
			return new ProgramFormat(kind);
		}

		@Override
		public TestFormat checker(QuestionKind.Checker kind) {
			return function(kind.function());
		}

	};

	private static final QuestionKind.Visitor<Metadata> METADATA = new QuestionKind.Visitor<>() {

		@Override
		public Metadata function(QuestionKind.Function kind) {
			return FunctionView.of(kind);
		}

		@Override
		public Metadata functions(QuestionKind.Functions kind) {
			return FunctionsView.of(kind);
		}

		@Override
		public Metadata pythonClass(QuestionKind.PythonClass kind) {
			return ClassView.of(kind);
		}

		@Override
		public Metadata program(QuestionKind.Program kind) {
			return new ProgramView();
		}

		@Override
		public Metadata checker(QuestionKind.Checker kind) {
			return function(kind.function());
		}

	};

	private Kinds() {
	}

	public static TestFormat tests(QuestionKind kind) {
		return kind.accept(TESTS);
	}

	public static Metadata metadata(QuestionKind kind) {
		return kind.accept(METADATA);
	}

	/** Returns the part of the form that is about the chosen kind. */
	public static MetadataForm form(Form form) {
		return switch (Objects.requireNonNullElse(form.text("kind"), "")) {
			case FunctionsView.KIND -> new FunctionsForm(form);
			case ClassView.KIND -> new ClassForm(form);
			case ProgramView.KIND -> new ProgramForm(form);
			default -> new FunctionForm(form);
		};
	}

	/** Returns the parts of the form that are about each kind. */
	public static List<MetadataForm> forms(Form form) {
		return List.of(new FunctionForm(form), new FunctionsForm(form), new ClassForm(form), new ProgramForm(form));
	}

}
