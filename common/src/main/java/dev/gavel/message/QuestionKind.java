package dev.gavel.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType.Scalar;
import dev.gavel.signature.ValueType;
import dev.gavel.value.EncodedValue;
import dev.gavel.value.Value.TextValue;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** States what a program must be, and with that what its tests are. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({ @Type(value = QuestionKind.Function.class, name = "function"),
		@Type(value = QuestionKind.Functions.class, name = "functions"),
		@Type(value = QuestionKind.PythonClass.class, name = "class"),
		@Type(value = QuestionKind.Program.class, name = "program"),
		@Type(value = QuestionKind.Checker.class, name = "checker") })
public sealed interface QuestionKind {

	<R> R accept(Visitor<R> visitor);

	/** One method for each kind of question. */
	interface Visitor<R> {

		R function(Function kind);

		R functions(Functions kind);

		R pythonClass(PythonClass kind);

		R program(Program kind);

		R checker(Checker kind);

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

		public String name() {
			return signature.functionName();
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

	/**
	 * The program defines several functions, each as above. A test calls one of them: its
	 * arguments are the name of the function, and those of the call.
	 */
	record Functions(List<Function> functions) implements QuestionKind {

		/** No name is longer. */
		private static final int NAME_CHARACTERS = 100;

		public Functions {
			functions = List.copyOf(functions);
		}

		/** Returns the function of that name, if there is one. */
		public Optional<Function> named(String name) {
			return functions.stream().filter((function) -> function.name().equals(name)).findFirst();
		}

		public List<String> names() {
			return functions.stream().map(Function::name).toList();
		}

		/** Returns the name of the function that a test with these arguments calls. */
		public static String called(EncodedValue arguments) {
			return ((TextValue) arguments.beginning(NAME_CHARACTERS).inside().get(0)).value();
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.functions(this);
		}

	}

	/**
	 * The program defines a class. A test makes an object of it and calls its methods;
	 * the answer is the list of what they return. Its arguments are two lists: the names
	 * of what is called, that of the class first, and the arguments of each call.
	 *
	 * @param constructor is named like the class, and returns None
	 */
	record PythonClass(Signature constructor, List<Signature> methods) implements QuestionKind {

		public PythonClass {
			Objects.requireNonNull(constructor, "constructor is null");
			methods = List.copyOf(methods);
		}

		public String className() {
			return constructor.functionName();
		}

		/** Returns what can be called, the constructor first. */
		public List<Signature> calls() {
			return Stream.concat(Stream.of(constructor), methods.stream()).toList();
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.pythonClass(this);
		}

	}

	/**
	 * The program is run as a script; the answer is the text that it prints. A test has a
	 * list of four values: what the program reads, a str; its command line arguments, a
	 * list of str; the files beside it, a dict of names, with folders, and contents, each
	 * a str or bytes; and Python statements that run after it, a str.
	 *
	 * @param file the name of the script; null for the usual one
	 */
	record Program(@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String file) implements QuestionKind {

		/** What a script is called unless the kind says so. */
		public static final String USUAL_FILE = "solution.py";

		/** Creates a kind whose scripts have the usual name. */
		public Program() {
			this(null);
		}

		/** Returns the name of the script. */
		public String fileName() {
			return Objects.requireNonNullElse(file, USUAL_FILE);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.program(this);
		}

	}

	/**
	 * The program is a checker that its author tries. A test has the arguments of its
	 * {@code check}. No question is of this kind.
	 */
	record Checker() implements QuestionKind {

		private static final Signature SIGNATURE = new Signature("check", List.of(new Parameter("input", Scalar.ANY),
				new Parameter("expected", Scalar.ANY), new Parameter("answer", Scalar.ANY)),
				ValueType.parse(CheckerReply.TYPE));

		/** Returns the function that it defines. */
		public Function function() {
			return new Function(SIGNATURE);
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.checker(this);
		}

	}

}
