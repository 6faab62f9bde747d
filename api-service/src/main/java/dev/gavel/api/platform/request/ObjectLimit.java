package dev.gavel.api.platform.request;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.util.JsonParserDelegate;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.ValueDeserializerModifier;
import tools.jackson.databind.deser.std.DelegatingDeserializer;

/**
 * Refuses a body with more lists and objects than any request needs while it is being
 * read. An empty object has two bytes in the body and eighty in the heap.
 */
public final class ObjectLimit extends ValueDeserializerModifier {

	/** As many elements as the largest value may have. */
	static final int MOST = 1_000_000;

	@Override
	public ValueDeserializer<?> modifyDeserializer(DeserializationConfig config, BeanDescription.Supplier description,
			ValueDeserializer<?> deserializer) {
		return description.getBeanClass().isRecord() ? new OfCountedParser(deserializer) : deserializer;
	}

	private static final class OfCountedParser extends DelegatingDeserializer {

		OfCountedParser(ValueDeserializer<?> reader) {
			super(reader);
		}

		@Override
		protected ValueDeserializer<?> newDelegatingInstance(ValueDeserializer<?> reader) {
			return new OfCountedParser(reader);
		}

		@Override
		public @Nullable Object deserialize(JsonParser parser, DeserializationContext context) {
			return super.deserialize((parser instanceof Counting) ? parser : new Counting(parser, context), context);
		}

	}

	private static final class Counting extends JsonParserDelegate {

		private final int[] count;

		/** The elements of a list are read one after the other, and counted together. */
		Counting(JsonParser parser, DeserializationContext context) {
			super(parser);
			int[] before = (int[]) context.getAttribute(ObjectLimit.class);
			this.count = (before != null) ? before : new int[1];
			context.setAttribute(ObjectLimit.class, count);
		}

		@Override
		public @Nullable JsonToken nextToken() {
			JsonToken token = super.nextToken();
			if (token != null && token.isStructStart() && ++count[0] > MOST) {
				throw new Exceeded(this);
			}
			return token;
		}

	}

	/** Says that a body has too many lists and objects. */
	static final class Exceeded extends DatabindException {

		private Exceeded(JsonParser parser) {
			super(parser, "It has more than %,d lists and objects, the most that any request needs.".formatted(MOST));
		}

	}

}
