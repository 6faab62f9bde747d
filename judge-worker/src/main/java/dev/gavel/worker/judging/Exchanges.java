package dev.gavel.worker.judging;

import dev.gavel.message.QuestionKind;
import dev.gavel.worker.kind.Exchange;
import dev.gavel.worker.kind.classes.ClassExchange;
import dev.gavel.worker.kind.function.FunctionExchange;
import dev.gavel.worker.kind.functions.FunctionsExchange;
import dev.gavel.worker.kind.program.ProgramExchange;

/** Finds what each kind of question has of its own. */
final class Exchanges {

	private Exchanges() {
	}

	static Exchange of(QuestionKind kind) {
		return kind.accept(new QuestionKind.Visitor<>() {

			@Override
			public Exchange function(QuestionKind.Function kind) {
				return new FunctionExchange(kind);
			}

			@Override
			public Exchange functions(QuestionKind.Functions kind) {
				return new FunctionsExchange(kind);
			}

			@Override
			public Exchange pythonClass(QuestionKind.PythonClass kind) {
				return new ClassExchange(kind);
			}

			@Override
			public Exchange program(QuestionKind.Program kind) {
				return new ProgramExchange(kind);
			}

			@Override
			public Exchange checker(QuestionKind.Checker kind) {
				return new FunctionExchange(kind.function());
			}

		});
	}

}
