package dev.gavel.api.platform.request;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/**
 * Refuses a body with more objects than any request needs while it is being read. An
 * empty object has two bytes in the body and eighty in the heap. The values of tests do
 * not count; they have limits of their own.
 */
public final class ObjectLimit extends ValueDeserializerModifier {

	/** A question has at most 10,000 tests. */
	static final int MOST = 20_000;

	@Override
	public ValueDeserializer<?> modifyDeserializer(DeserializationConfig config, BeanDescription.Supplier description,
			ValueDeserializer<?> deserializer) {
		return description.getBeanClass().isRecord() ? new Counting(deserializer) : deserializer;
	}

	private static final class Counting extends DelegatingDeserializer {

		Counting(ValueDeserializer<?> counted) {
			super(counted);
		}

		@Override
		protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> counted) {
			return new Counting(counted);
		}

		@Override
		public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
			count(parser, context);
			return super.deserialize(parser, context);
		}

		private static void count(JsonParser parser, DeserializationContext context) {
			int[] count = (int[]) context.getAttribute(ObjectLimit.class);
			if (count == null) {
				count = new int[1];
				context.setAttribute(ObjectLimit.class, count);
			}
			if (++count[0] > MOST) {
				throw new Exceeded(parser);
			}
		}

	}

	/** Says that a body has too many objects. */
	static final class Exceeded extends DatabindException {

		private Exceeded(JsonParser parser) {
			super(parser, "The body has more than %,d objects, the most that any request needs.".formatted(MOST));
		}

	}

}
