package dev.gavel.testing;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * Computes a property when it is asked for, so that a server is started only for a
 * context that uses it.
 */
final class LazyProperties extends EnumerablePropertySource<Map<String, Supplier<?>>> {

	LazyProperties(String name, Map<String, Supplier<?>> properties) {
		super(name, properties);
	}

	@Override
	public String[] getPropertyNames() {
		return source.keySet().toArray(String[]::new);
	}

	@Override
	public @Nullable Object getProperty(String name) {
		Supplier<?> value = source.get(name);
		return (value != null) ? value.get() : null;
	}

}
