package dev.gavel.api.question;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.gavel.api.platform.request.WholeTime.Milliseconds;
import dev.gavel.api.question.kind.NewMetadata;
import dev.gavel.api.question.kind.classes.NewClass;
import dev.gavel.api.question.kind.function.NewFunction;
import dev.gavel.api.question.kind.functions.NewFunctions;
import dev.gavel.api.question.kind.program.NewProgramKind;
import dev.gavel.api.question.rules.NewRule;
import dev.gavel.api.question.scoring.NewScoring;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * A question as sent. The metadata has two accepted spellings; one of them must be there.
 *
 * @param type the difficulty: Easy, Medium or Hard
 * @param timeLimitMs CPU time of one test; also text with a unit, such as 2s
 * @param memoryLimitMb memory of one test, in units of 1,048,576 bytes
 * @param environment the environment of all submissions; by default they choose
 * @param comparison how results are compared: {@code kind}, typed, text or checker, and
 * the tolerance of floats, {@code relative} and {@code absolute}; for typed also the
 * {@code order} of lists, strict, any or any_deep; for text also {@code match}, tokens,
 * lines or exact, and {@code case_sensitive}; for checker its Python {@code code}, and
 * perhaps {@code environment}, {@code time_limit_ms} and {@code memory_limit_mb}; missing
 * means the default comparison
 * @param prelude the names that programs need not import: typing (the default), leetcode,
 * or lines of Python that run before each program
 * @param starterCode what a solution begins with; by default the signature with an empty
 * body
 * @param rules what the source of a program must contain, or must not
 * @param scoring what its tests are worth together, and which submissions count; by
 * default each test counts for itself
 */
public record NewQuestion(@Nullable String title, @Nullable String description, @Nullable String type,
		@JsonProperty("metadata") @OfKind @Schema(implementation = OfKind.Sent.class) @Nullable NewMetadata metadata,
		@JsonProperty("meta_data") @OfKind @Schema(implementation = OfKind.Sent.class) @Nullable NewMetadata metaData,
		@JsonDeserialize(using = Milliseconds.class) @Nullable Integer timeLimitMs, @Nullable Integer memoryLimitMb,
		@Nullable String environment, @Nullable JsonNode comparison, @Nullable String prelude,
		@Nullable String starterCode, @Nullable List<@Nullable NewRule> rules, @Nullable NewScoring scoring) {

	/** Metadata whose {@code kind} says what it has; a function when it is left out. */
	@JacksonAnnotationsInside
	@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind", visible = true, defaultImpl = NewFunction.class)
	@JsonSubTypes({ @Type(value = NewFunction.class, name = "function"),
			@Type(value = NewFunctions.class, name = "functions"), @Type(value = NewClass.class, name = "class"),
			@Type(value = NewProgramKind.class, name = "program") })
	@Retention(RetentionPolicy.RUNTIME)
	@interface OfKind {

		/** Describes it to readers of the interface's document. */
		@Schema(name = "NewMetadata",
				oneOf = { NewFunction.class, NewFunctions.class, NewClass.class, NewProgramKind.class })
		interface Sent {

		}

	}

}
