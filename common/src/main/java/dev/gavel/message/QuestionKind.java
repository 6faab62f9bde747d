package dev.gavel.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
	 * has its arguments.
	 *
	 * @param answer the parameter whose argument is the answer, as it is after the call;
	 * null when the answer is what the function returns
	 */
	record Function(Signature signature, @Nullable String answer) implements QuestionKind {

		public Function {
			Objects.requireNonNull(signature, "signature is null");
			if (answer != null && !signature.parameterNames().contains(answer)) {
				throw new IllegalArgumentException("expected one of the parameters %s as the answer, found %s"
					.formatted(signature.parameterNames(), answer));
			}
		}

		/** Creates a kind whose answer is what the function returns. */
		public Function(Signature signature) {
			this(signature, null);
		}

		public ValueType answerType() {
			return signature.parameters()
				.stream()
				.filter((parameter) -> parameter.name().equals(answer))
				.findFirst()
				.map(Parameter::type)
				.orElse(signature.returnType());
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.function(this);
		}

	}

}
