package dev.gavel.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.gavel.signature.Signature;
import java.util.Objects;

/** States what a program must be, and with that what its tests are. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes(@Type(value = QuestionKind.Function.class, name = "function"))
public sealed interface QuestionKind {

	<R> R accept(Visitor<R> visitor);

	/** One method for each kind of question. */
	interface Visitor<R> {

		R function(Function kind);

	}

	/**
	 * The program defines a function, or the method of a class {@code Solution}. A test
	 * has its arguments; the answer is what it returns.
	 */
	record Function(Signature signature) implements QuestionKind {

		public Function {
			Objects.requireNonNull(signature, "signature is null");
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.function(this);
		}

	}

}
