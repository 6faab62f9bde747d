package dev.gavel.api.question.kind.function;

import dev.gavel.api.platform.request.Suggestion;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.signature.MalformedType;
import dev.gavel.signature.Parameter;
import dev.gavel.signature.PythonName;
import dev.gavel.signature.Signature;
import dev.gavel.signature.ValueType;
import dev.gavel.value.PythonText;
import dev.gavel.value.typed.JsonValues;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Turns metadata as sent into a signature, or adds what is wrong with it. */
public final class SignatureCheck {

	private static final int MAX_NAME_LENGTH = 100;

	private static final int MAX_PARAMETERS = 50;

	private static final int SHOWN_CHARACTERS = 60;

	/** A type and a default, as in {@code int = 1}. */
	private static final Pattern WITH_DEFAULT = Pattern.compile("((?:[^'\"=]++|'[^']*+'|\"[^\"]*+\")*+)=(.*)",
			Pattern.DOTALL);

	/**
	 * Longer texts are too long for a type and a default, and perhaps for the pattern.
	 */
	private static final int MOST_WITH_DEFAULT = 2010;

	private static final Set<String> VARIABLE_FIELDS = Set.of("name", "type", DefaultCheck.DEFAULT);

	private final Violations violations;

	private final String path;

	private final Set<String> names = new HashSet<>();

	private final DefaultCheck defaults;

	/**
	 * @param path of what was sent
	 */
	public SignatureCheck(Violations violations, String path) {
		this.violations = violations;
		this.path = path;
		this.defaults = new DefaultCheck(violations);
	}

	/**
	 * @param nameField the field of the name
	 */
	public Optional<Signature> check(String nameField, @Nullable String name, @Nullable String returnType,
			@Nullable JsonNode variables) {
		checkName(path + "." + nameField, name);
		violations.require(name == null || !PythonName.isReserved(name), path + "." + nameField,
				"expected a name that does not begin with two underscores, because Python treats those differently in a class; got '%s'"
					.formatted(name));
		Optional<ValueType> type = type(path + ".return_type", returnType);
		List<Optional<Parameter>> parameters = parameters(variables);
		if (name == null || type.isEmpty() || parameters.contains(Optional.<Parameter>empty())) {
			return Optional.empty();
		}
		List<Parameter> checked = parameters.stream().map(Optional::orElseThrow).toList();
		defaults.requireAtTheEnd(path + ".variables", checked);
		return Optional.of(new Signature(name, checked, type.get()));
	}

	private List<Optional<Parameter>> parameters(@Nullable JsonNode variables) {
		String field = path + ".variables";
		List<Optional<Parameter>> parameters = new ArrayList<>();
		if (variables == null || variables.isNull()) {
			violations.add(field, "is missing; a function without parameters has an empty list");
		}
		else if (variables.size() > MAX_PARAMETERS) {
			violations.add(field, "has %d parameters; the limit is %d".formatted(variables.size(), MAX_PARAMETERS));
		}
		else if (variables.isArray()) {
			variables.forEach((variable) -> parameters.add(listed(field + "[" + parameters.size() + "]", variable)));
		}
		else if (variables.isObject()) {
			variables.properties()
				.forEach((entry) -> parameters.add(parameter(field + "." + entry.getKey(), field + "." + entry.getKey(),
						entry.getKey(), text(field + "." + entry.getKey(), entry.getValue()))));
		}
		else {
			violations.add(field, "expected a list of objects with name and type, or an object of names and types");
		}
		return parameters;
	}

	private Optional<Parameter> listed(String field, JsonNode variable) {
		if (!variable.isObject()) {
			violations.add(field, "expected an object with name, type and perhaps default");
			return Optional.empty();
		}
		variable.propertyNames()
			.stream()
			.filter((name) -> !VARIABLE_FIELDS.contains(name))
			.forEach((name) -> violations.add(field + "." + name,
					"unknown field" + Suggestion.didYouMean(name, VARIABLE_FIELDS)));
		return parameter(field + ".name", field + ".type", text(field + ".name", variable.get("name")),
				text(field + ".type", variable.get("type")))
			.map((parameter) -> withDefault(field + "." + DefaultCheck.DEFAULT, parameter,
					variable.get(DefaultCheck.DEFAULT)));
	}

	private Parameter withDefault(String field, Parameter parameter, @Nullable JsonNode sent) {
		violations.require(sent == null || parameter.fallback() == null, field,
				"expected the default here or in the type, got both");
		return defaults.check(field, parameter, sent);
	}

	private @Nullable String text(String field, @Nullable JsonNode node) {
		if (node == null || node.isNull()) {
			return null;
		}
		violations.require(node.isString(), field,
				"expected text, got " + PythonText.abbreviate(JsonValues.read(node), SHOWN_CHARACTERS));
		return node.isString() ? node.stringValue() : "";
	}

	private Optional<Parameter> parameter(String nameField, String typeField, @Nullable String name,
			@Nullable String type) {
		checkName(nameField, name);
		if (name != null) {
			violations.require(names.add(PythonName.normalized(name)), nameField, "'%s' appears twice".formatted(name));
		}
		String written = Objects.requireNonNullElse(type, "");
		Matcher withDefault = WITH_DEFAULT.matcher(written);
		if (written.length() > MOST_WITH_DEFAULT || !withDefault.matches()) {
			return type(typeField, type).map((parsed) -> new Parameter(Objects.requireNonNullElse(name, ""), parsed));
		}
		return type(typeField, withDefault.group(1).strip())
			.map((parsed) -> defaults.check(typeField, new Parameter(Objects.requireNonNullElse(name, ""), parsed),
					JsonNodeFactory.instance.stringNode(withDefault.group(2).strip())));
	}

	private void checkName(String field, @Nullable String name) {
		if (name == null || name.isBlank()) {
			violations.add(field, "is missing");
			return;
		}
		int length = PythonName.normalized(name).length();
		violations.require(length <= MAX_NAME_LENGTH, field,
				"has %,d characters; the limit is %d".formatted(length, MAX_NAME_LENGTH));
		violations.require(PythonName.isValid(name), field,
				"expected a Python identifier that is not a keyword, got '%s'".formatted(name));
	}

	private Optional<ValueType> type(String field, @Nullable String annotation) {
		if (annotation == null || annotation.isBlank()) {
			violations.add(field, "is missing");
			return Optional.empty();
		}
		try {
			return Optional.of(ValueType.parse(annotation));
		}
		catch (MalformedType ex) {
			violations.add(field, ex.getMessage());
			return Optional.empty();
		}
	}

}
