package dev.gavel.api.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes Markdown of texts from Javadoc. */
final class Texts {

	private Texts() {
	}

	static void write(Operation operation) {
		String summary = markdown(operation.getSummary());
		String description = markdown(operation.getDescription());
		operation.setDescription(Objects.equals(summary, description) ? null : description);
		operation.setSummary((summary != null) ? summary.replaceFirst("\\.$", "") : null);
		Objects.requireNonNullElse(operation.getParameters(), List.<io.swagger.v3.oas.models.parameters.Parameter>of())
			.forEach((parameter) -> parameter.setDescription(markdown(parameter.getDescription())));
	}

	@SuppressWarnings("rawtypes")
	static void write(Collection<Schema> schemas) {
		for (Schema<?> schema : schemas) {
			schema.setDescription(markdown(schema.getDescription()));
			if (schema.getProperties() != null) {
				schema.getProperties()
					.values()
					.forEach((property) -> property.setDescription(markdown(property.getDescription())));
			}
		}
	}

	private static @Nullable String markdown(@Nullable String text) {
		return (text != null) ? text.replaceAll("\\s+", " ").replaceAll("</?code>", "`").strip() : null;
	}

}
