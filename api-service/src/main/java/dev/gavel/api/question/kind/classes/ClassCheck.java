package dev.gavel.api.question.kind.classes;

import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.question.kind.classes.NewClass.NewMethod;
import dev.gavel.api.question.kind.function.SignatureCheck;
import dev.gavel.message.QuestionKind;
import dev.gavel.signature.PythonName;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Turns a class as sent into a kind of question, or adds what is wrong with it. */
final class ClassCheck {

	private static final int MOST_METHODS = 50;

	private static final String NONE = Scalar.NONE.toString();

	private static final String CONSTRUCTOR = "__init__";

	private static final String SELF = "self";

	private final Violations violations;

	private final String path;

	private final Set<String> names = new HashSet<>();

	ClassCheck(Violations violations, String path) {
		this.violations = violations;
		this.path = path;
	}

	Optional<QuestionKind> check(NewClass sent) {
		Optional<Signature> constructor = signature(path, "class_name", sent.className(), NONE, sent.variables());
		if (sent.className() != null) {
			names.add(PythonName.normalized(sent.className()));
		}
		List<@Nullable NewMethod> methods = Objects.requireNonNullElse(sent.methods(), List.of());
		violations.require(!methods.isEmpty(), path + ".methods", "is missing; a class has at least one method");
		violations.require(methods.size() <= MOST_METHODS, path + ".methods",
				"has %d methods; the limit is %d".formatted(methods.size(), MOST_METHODS));
		List<Optional<Signature>> checked = new ArrayList<>();
		methods.stream().limit(MOST_METHODS).forEach((method) -> checked.add(method(checked.size(), method)));
		if (constructor.isEmpty() || checked.contains(Optional.<Signature>empty())) {
			return Optional.empty();
		}
		return Optional
			.of(new QuestionKind.PythonClass(constructor.get(), checked.stream().map(Optional::orElseThrow).toList()));
	}

	private Optional<Signature> method(int index, @Nullable NewMethod method) {
		String field = "%s.methods[%d]".formatted(path, index);
		if (method == null) {
			violations.add(field, "expected an object with name, variables and return_type");
			return Optional.empty();
		}
		String name = (method.name() != null) ? PythonName.normalized(method.name()) : "";
		if (name.equals(CONSTRUCTOR)) {
			violations.add(field + ".name",
					"expected no constructor among the methods: its parameters are the variables of the class");
			return Optional.empty();
		}
		violations.require(name.isEmpty() || names.add(name), field + ".name", "'%s' appears twice".formatted(name));
		return signature(field, "name", method.name(), method.returnType(), method.variables());
	}

	private Optional<Signature> signature(String field, String nameField, @Nullable String name,
			@Nullable String returnType, @Nullable JsonNode variables) {
		boolean nothing = returnType == null || returnType.isBlank();
		Optional<Signature> signature = new SignatureCheck(violations, field).check(nameField, name,
				nothing ? NONE : returnType,
				Objects.requireNonNullElseGet(variables, JsonNodeFactory.instance::arrayNode));
		signature.ifPresent((checked) -> violations.require(!checked.parameterNames().contains(SELF),
				field + ".variables", "expected the parameters without self"));
		return signature;
	}

}
