package dev.gavel.api;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Counts the statements and the hashes of passwords that requests cost. */
@TestComponent
public class CountedWork implements BeanPostProcessor {

	private static final String REQUEST_THREAD = "http-nio";

	private final List<String> statements = new CopyOnWriteArrayList<>();

	private final AtomicInteger hashes = new AtomicInteger();

	/** Returns the statements of a request, in their order. */
	public List<String> statementsOf(Runnable request) {
		statements.clear();
		request.run();
		return List.copyOf(statements);
	}

	public int hashesOf(Runnable request) {
		int before = hashes.get();
		request.run();
		return hashes.get() - before;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (bean instanceof DataSource database) {
			return new Counting(database);
		}
		return (bean instanceof PasswordEncoder encoder) ? counting(encoder) : bean;
	}

	private PasswordEncoder counting(PasswordEncoder encoder) {
		return new PasswordEncoder() {

			@Override
			public @Nullable String encode(@Nullable CharSequence password) {
				hashes.incrementAndGet();
				return encoder.encode(password);
			}

			@Override
			public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
				hashes.incrementAndGet();
				return encoder.matches(password, hash);
			}

		};
	}

	/** Notes what is prepared by threads of requests. */
	private final class Counting extends DelegatingDataSource {

		Counting(DataSource database) {
			super(database);
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection connection = super.getConnection();
			return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
					(proxy, method, arguments) -> call(connection, method, arguments));
		}

		private Object call(Connection connection, Method method, Object @Nullable [] arguments) throws Throwable {
			if (method.getName().equals("prepareStatement")
					&& Thread.currentThread().getName().startsWith(REQUEST_THREAD)) {
				statements.add(String.valueOf(Objects.requireNonNull(arguments)[0]));
			}
			try {
				return method.invoke(connection, arguments);
			}
			catch (InvocationTargetException ex) {
				throw ex.getCause();
			}
		}

	}

}
