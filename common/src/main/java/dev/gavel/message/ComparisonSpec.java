package dev.gavel.message;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** States how results are compared with what is expected. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes(@Type(value = ComparisonSpec.Typed.class, name = "typed"))
public sealed interface ComparisonSpec {

	<R> R accept(Visitor<R> visitor);

	/** One method for each kind of comparison. */
	interface Visitor<R> {

		R typed(Typed spec);

	}

	/** The comparison of questions that do not state one. */
	Typed DEFAULT = new Typed(1e-9, null);

	/**
	 * Compares values by the declared type. A float may differ from the expected one by a
	 * fraction of it or by a fixed distance, whichever is larger.
	 *
	 * @param relative the fraction of the expected float, below 1
	 * @param absolute the distance; null means 1e-9 where 0 is expected and 1e-15
	 * elsewhere
	 */
	record Typed(double relative, @Nullable Double absolute) implements ComparisonSpec {

		private static final double DEFAULT_AT_ZERO = 1e-9;

		private static final double DEFAULT_ELSEWHERE = 1e-15;

		/**
		 * Returns the distance that is always allowed, whatever fraction of the expected
		 * float it is.
		 */
		public double absoluteAt(double expected) {
			if (absolute != null) {
				return absolute;
			}
			return (expected == 0) ? DEFAULT_AT_ZERO : DEFAULT_ELSEWHERE;
		}

		@Override
		public <R> R accept(Visitor<R> visitor) {
			return visitor.typed(this);
		}

	}

}
