package dev.gavel.api.reference;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.gavel.api.platform.request.PlainText;
import dev.gavel.api.platform.request.Problem;
import dev.gavel.api.platform.request.Violations;
import dev.gavel.api.program.CheckedSource;
import dev.gavel.api.program.NewProgram;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/**
 * A reference solution, as sent. Ignores the other fields of an answer, so that the
 * answer can be written back.
 *
 * @param name tells the solutions of a question apart; case does not count
 * @param code the program
 * @param requiredVerdict the verdict that it must get; ACCEPTED by default
 */
@JsonIgnoreProperties({ "id", "changed_at" })
public record NewSolution(@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String name,
		@Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String code,
		@Nullable RequiredVerdict requiredVerdict) {

	private static final int MAX_NAME = 100;

	/**
	 * @throws Problem naming every invalid field, or when the program is too long
	 */
	CheckedSolution check(DataSize maxSourceSize) {
		Violations violations = new Violations();
		PlainText.check(violations, "name", name, MAX_NAME);
		violations.require(code != null && !code.isBlank(), "code", "is missing");
		violations.throwIfAny();
		CheckedSource source = CheckedSource.of(new NewProgram(code, null, null, null), maxSourceSize);
		return new CheckedSolution(Objects.requireNonNull(name).strip(), source.text(),
				Objects.requireNonNullElse(requiredVerdict, RequiredVerdict.ACCEPTED));
	}

}
