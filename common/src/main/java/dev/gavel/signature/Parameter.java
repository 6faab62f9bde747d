package dev.gavel.signature;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.gavel.signature.ValueType.NodeType;
import dev.gavel.signature.ValueType.Scalar;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a question's function.
 *
 * @param fallback the value of its argument in tests that leave it out, as a Python
 * literal; null when the question states none
 */
public record Parameter(String name, ValueType type,
		@JsonProperty("default") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String fallback) {

	public Parameter {
		name = PythonName.normalized(name);
		Objects.requireNonNull(type, "type is null");
	}

	public Parameter(String name, ValueType type) {
		this(name, type, null);
	}

	/** Whether a test may leave out its argument. */
	@JsonIgnore
	public boolean isOptional() {
		List<ValueType> alternatives = type.alternatives();
		return fallback != null || alternatives.contains(Scalar.NONE)
				|| alternatives.stream().anyMatch(NodeType.class::isInstance);
	}

}
